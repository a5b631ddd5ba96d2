package dev.querytool.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testing.GuardConformance;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Statements of MySQL and MariaDB with the verdict that is due, and their database. */
final class MysqlStatements {

  /**
   * A statement.
   *
   * @param dialect whose it is
   * @param group what it is about
   * @param sql its text
   * @param rule the rule that refuses it; empty if it is accepted
   */
  record Case(Dialect dialect, String group, String sql, String rule) {

    @Override
    public String toString() {
      return dialect + ", " + group + ": " + sql;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private MysqlStatements() {}

  static Stream<Case> accepted() {
    return all().filter(one -> one.rule().isEmpty());
  }

  static Stream<Case> refused() {
    return all().filter(one -> !one.rule().isEmpty());
  }

  static Stream<Case> all() {
    return Stream.of(Dialect.MYSQL, Dialect.MARIADB).flatMap(MysqlStatements::of);
  }

  static Stream<Case> of(Dialect dialect) {
    return Stream.concat(
        SqliteStatements.ofKit(dialect)
            .map(one -> new Case(dialect, one.group(), one.sql(), one.rule())),
        resource(dialect.name().toLowerCase(Locale.ROOT) + "-statements.jsonl")
            .lines()
            .map(line -> read(dialect, line)));
  }

  /** Makes a database with the tables that the statements are about. */
  static TestDatabase database(TestServer server) {
    TestDatabase database = server.newDatabase();
    database.execute(GuardConformance.of(server.dialect()).schema().toArray(String[]::new));
    return database;
  }

  /** Reads the structure of a database. */
  static CatalogSnapshot catalog(TestDatabase database) throws SQLException {
    Map<String, List<FieldMetadata>> tables = new LinkedHashMap<>();
    String query =
        "SELECT table_name, column_name, data_type FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<FieldMetadata> fields =
            tables.computeIfAbsent(rows.getString(1), missing -> new ArrayList<>());
        fields.add(
            FieldMetadata.builder(rows.getString(2), rows.getString(3))
                .ordinalPosition(fields.size() + 1)
                .build());
      }
    }
    return new CatalogSnapshot(
        "test",
        database.dialect(),
        7,
        Instant.EPOCH,
        database.name(),
        tables.entrySet().stream().map(table -> table(database, table)).toList());
  }

  private static TableMetadata table(
      TestDatabase database, Map.Entry<String, List<FieldMetadata>> table) {
    return TableMetadata.builder(database.name(), table.getKey(), TableType.TABLE)
        .fields(table.getValue())
        .build();
  }

  private static Case read(Dialect dialect, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Case(
          dialect,
          node.get("group").asText(),
          node.get("sql").asText(),
          node.path("rule").asText(""));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = MysqlStatements.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
