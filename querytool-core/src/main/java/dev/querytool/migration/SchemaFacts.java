package dev.querytool.migration;

import dev.querytool.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a schema says, as things with their properties, in a form that can be compared. */
final class SchemaFacts {

  private record Relation(String name, String type, String options) {}

  private final Connection connection;
  private final Map<String, String> facts = new TreeMap<>();

  private SchemaFacts(Connection connection) {
    this.connection = connection;
  }

  static Map<String, String> of(SqliteFile file) {
    return file.read(connection -> new SchemaFacts(connection).collect());
  }

  private Map<String, String> collect() throws SQLException {
    for (Relation relation : relations()) {
      switch (relation.type()) {
        case "table" -> addTable(relation);
        case "view", "virtual" ->
            facts.put(
                relation.type() + " " + folded(relation.name()),
                SqlTokens.normalized(definition(relation.name())));
        default -> facts.put(relation.type() + " " + folded(relation.name()), "");
      }
    }
    addTriggers();
    return facts;
  }

  private List<Relation> relations() throws SQLException {
    return Rows.list(
        connection,
        """
        SELECT name, type,
          CASE wr WHEN 1 THEN ' without rowid' ELSE '' END
            || CASE strict WHEN 1 THEN ' strict' ELSE '' END
        FROM pragma_table_list
        WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
          AND name NOT IN ('schema_migrations', 'knex_migrations', 'knex_migrations_lock')""",
        row -> new Relation(row.getString(1), row.getString(2), row.getString(3)));
  }

  private void addTable(Relation table) throws SQLException {
    TableText text = TableText.of(definition(table.name()));
    facts.put(
        "table " + folded(table.name()), (table.type() + table.options() + text.options()).strip());
    text.checks().forEach(check -> addFact("check of " + folded(table.name()) + ": " + check));
    addColumns(table.name(), text);
    new KeyFacts(connection, table.name()).addTo(facts);
  }

  private void addColumns(String table, TableText text) throws SQLException {
    Rows.list(
            connection,
            """
            SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)
            """,
            SchemaFacts::column,
            table)
        .forEach(
            column ->
                facts.put(
                    "column " + folded(table) + "." + column.getKey(),
                    column.getValue() + text.ofColumn(column.getKey())));
  }

  private static Map.Entry<String, String> column(ResultSet row) throws SQLException {
    String fallback = row.getString("dflt_value");
    String properties =
        SqlTokens.normalized(row.getString("type"))
            + (row.getBoolean("notnull") ? " not null" : "")
            + (fallback == null ? "" : " default " + SqlTokens.normalized(fallback))
            + (row.getInt("pk") > 0 ? " primary key " + row.getInt("pk") : "")
            + (row.getInt("hidden") > 0 ? " hidden " + row.getInt("hidden") : "");
    return Map.entry(folded(row.getString("name")), properties.strip());
  }

  private void addTriggers() throws SQLException {
    List<String> names =
        Rows.list(
            connection,
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
            row -> row.getString(1));
    for (String name : names) {
      facts.put("trigger " + folded(name), SqlTokens.normalized(definition(name)));
    }
  }

  private String definition(String name) throws SQLException {
    return Rows.list(
            connection,
            "SELECT sql FROM sqlite_schema WHERE name = ? AND sql IS NOT NULL",
            row -> row.getString(1),
            name)
        .stream()
        .collect(Collectors.joining("; "));
  }

  /** The same check may stand twice. */
  private void addFact(String thing) {
    facts.merge(thing, "once", (once, more) -> once + ", again");
  }

  static String folded(String name) {
    return SqlTokens.folded(name);
  }
}
