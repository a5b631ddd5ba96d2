package dev.querytool.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table's foreign keys, unique constraints and indexes. */
final class KeyFacts {

  private record Reference(int id, String from, String parent, String to, String actions) {}

  private record Index(String name, boolean unique, String origin, boolean partial) {}

  private final Connection connection;
  private final String table;

  KeyFacts(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  void addTo(Map<String, String> facts) throws SQLException {
    addForeignKeys(facts);
    for (Index index : indexes()) {
      switch (index.origin()) {
        case "c" -> facts.put("index " + SchemaFacts.folded(index.name()), describe(index));
        case "u" ->
            facts.put(
                "unique of " + SchemaFacts.folded(table) + ": " + columns(index), "constraint");
        default -> facts.put("primary key of " + SchemaFacts.folded(table), columns(index));
      }
    }
  }

  private void addForeignKeys(Map<String, String> facts) throws SQLException {
    Map<Integer, List<Reference>> byKey =
        references().stream().collect(Collectors.groupingBy(Reference::id));
    for (List<Reference> key : byKey.values()) {
      String from = key.stream().map(Reference::from).collect(Collectors.joining(", "));
      String to = key.stream().map(Reference::to).collect(Collectors.joining(", "));
      String parent = key.get(0).parent();
      boolean implied = key.stream().allMatch(reference -> reference.to().isEmpty());
      String target = implied ? primaryKey(parent) : to;
      facts.put(
          String.format(
              Locale.ROOT,
              "foreign key %s(%s) to %s(%s)",
              SchemaFacts.folded(table),
              from,
              parent,
              target),
          key.get(0).actions());
    }
  }

  private List<Reference> references() throws SQLException {
    return Rows.list(
        connection,
        """
        SELECT id, "from", "table", coalesce("to", ''), on_update, on_delete, "match"
        FROM pragma_foreign_key_list(?) ORDER BY id, seq""",
        row ->
            new Reference(
                row.getInt(1),
                SchemaFacts.folded(row.getString(2)),
                SchemaFacts.folded(row.getString(3)),
                SchemaFacts.folded(row.getString(4)),
                String.format(
                    Locale.ROOT,
                    "on update %s on delete %s match %s",
                    row.getString(5),
                    row.getString(6),
                    row.getString(7))),
        table);
  }

  private String primaryKey(String parent) throws SQLException {
    return String.join(
        ", ",
        Rows.list(
            connection,
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
            row -> SchemaFacts.folded(row.getString(1)),
            parent));
  }

  private List<Index> indexes() throws SQLException {
    return Rows.list(
        connection,
        "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?)",
        row -> new Index(row.getString(1), row.getBoolean(2), row.getString(3), row.getBoolean(4)),
        table);
  }

  private String describe(Index index) throws SQLException {
    String properties =
        "on "
            + SchemaFacts.folded(table)
            + (index.unique() ? " unique" : "")
            + " "
            + columns(index);
    boolean needsText = index.partial() || properties.contains("<expression>");
    return needsText ? properties + " " + text(index) : properties;
  }

  private String columns(Index index) throws SQLException {
    return String.join(
        ", ",
        Rows.list(
            connection,
            """
            SELECT coalesce(name, '<expression>') || CASE "desc" WHEN 1 THEN ' desc' ELSE '' END
              || CASE coll WHEN 'BINARY' THEN '' ELSE ' collate ' || coll END
            FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno""",
            row -> SchemaFacts.folded(row.getString(1)),
            index.name()));
  }

  private String text(Index index) throws SQLException {
    return String.join(
        "",
        Rows.list(
            connection,
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?",
            row -> SqlTokens.normalized(row.getString(1)),
            index.name()));
  }
}
