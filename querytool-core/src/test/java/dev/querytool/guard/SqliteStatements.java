package dev.querytool.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testing.GuardConformance;
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
import java.util.List;
import java.util.stream.Stream;

/** Statements with the verdict that is due, and the database that they are about. */
final class SqliteStatements {

  /**
   * A statement.
   *
   * @param group what it is about
   * @param sql its text
   * @param rule the rule that refuses it; empty if it is accepted
   */
  record Case(String group, String sql, String rule) {

    @Override
    public String toString() {
      return group + ": " + sql;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private SqliteStatements() {}

  static Stream<Case> accepted() {
    return all().filter(one -> one.rule().isEmpty());
  }

  static Stream<Case> refused() {
    return all().filter(one -> !one.rule().isEmpty());
  }

  static Stream<Case> all() {
    return Stream.concat(
        ofKit(Dialect.SQLITE),
        resource("sqlite-statements.jsonl").lines().map(SqliteStatements::read));
  }

  /** Returns the statements of a dialect that belong to the conformance kit. */
  static Stream<Case> ofKit(Dialect dialect) {
    return GuardConformance.of(dialect).statements().stream()
        .map(one -> new Case(one.why(), one.sql(), one.rule()));
  }

  /** Makes the tables and fills them. */
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : GuardConformance.of(Dialect.SQLITE).schema()) {
        statement.execute(sql);
      }
    }
  }

  /** Reads the structure of the database. */
  static CatalogSnapshot catalog(Connection connection) throws SQLException {
    List<TableMetadata> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, type FROM sqlite_schema ORDER BY name")) {
      while (rows.next()) {
        TableType type = rows.getString(2).equals("view") ? TableType.VIEW : TableType.TABLE;
        tables.add(
            TableMetadata.builder("main", rows.getString(1), type)
                .fields(fields(connection, rows.getString(1)))
                .build());
      }
    }
    return new CatalogSnapshot("test", Dialect.SQLITE, 7, Instant.EPOCH, "main", tables);
  }

  private static List<FieldMetadata> fields(Connection connection, String table)
      throws SQLException {
    List<FieldMetadata> fields = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, type, pk FROM pragma_table_info('" + table + "')")) {
      while (rows.next()) {
        fields.add(
            FieldMetadata.builder(rows.getString(1), rows.getString(2))
                .ordinalPosition(fields.size() + 1)
                .primaryKeyPosition(rows.getInt(3))
                .build());
      }
    }
    return fields;
  }

  static Case read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Case(
          node.get("group").asText(), node.get("sql").asText(), node.path("rule").asText(""));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  static String resource(String name) {
    try (InputStream in = SqliteStatements.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
