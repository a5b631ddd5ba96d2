package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testing.GuardConformance;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Statements with the verdict that is due on PostgreSQL, and the database that they are about. */
final class PostgresStatements {

  private PostgresStatements() {}

  static Stream<SqliteStatements.Case> accepted() {
    return all().filter(one -> one.rule().isEmpty());
  }

  static Stream<SqliteStatements.Case> refused() {
    return all().filter(one -> !one.rule().isEmpty());
  }

  static Stream<SqliteStatements.Case> all() {
    return Stream.concat(
        SqliteStatements.ofKit(Dialect.POSTGRES),
        SqliteStatements.resource("postgres-statements.jsonl").lines().map(SqliteStatements::read));
  }

  /** Makes the tables and fills them. */
  static void create(TestDatabase database) {
    database.execute(GuardConformance.of(Dialect.POSTGRES).schema().toArray(String[]::new));
  }

  /** Reads the structure of the database. */
  static CatalogSnapshot catalog(Connection connection) throws SQLException {
    Map<List<String>, List<FieldMetadata>> fields = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_schema, table_name, column_name, data_type"
                    + " FROM information_schema.columns"
                    + " WHERE table_schema IN ('public', 'sales') ORDER BY 1, 2, ordinal_position")) {
      while (rows.next()) {
        List<FieldMetadata> columns =
            fields.computeIfAbsent(
                List.of(rows.getString(1), rows.getString(2)), first -> new ArrayList<>());
        columns.add(
            FieldMetadata.builder(rows.getString(3), rows.getString(4))
                .ordinalPosition(columns.size() + 1)
                .build());
      }
    }
    List<TableMetadata> tables = new ArrayList<>();
    fields.forEach(
        (name, columns) ->
            tables.add(
                TableMetadata.builder(name.get(0), name.get(1), TableType.TABLE)
                    .fields(columns)
                    .build()));
    return new CatalogSnapshot("test", Dialect.POSTGRES, 7, Instant.EPOCH, "public", tables);
  }
}
