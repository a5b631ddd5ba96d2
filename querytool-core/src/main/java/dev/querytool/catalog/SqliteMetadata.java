package dev.querytool.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * SQLite's structure, read through its pragmas as table-valued functions: six statements for up to
 * four thousand tables, and one more for each view that cannot be opened.
 *
 * <p>Only {@code main} is read. Shadow tables of virtual tables, temporary tables and SQLite's own
 * are left out.
 */
final class SqliteMetadata implements MetadataReader {

  static final String SCHEMA = "main";

  private static final String RELATIONS =
      """
      SELECT name, type, wr, strict
      FROM pragma_table_list
      WHERE schema = 'main' AND type <> 'shadow'
      ORDER BY name
      """;

  private static final String HIDING =
      """
      SELECT name
      FROM main.sqlite_schema
      WHERE type IN ('table', 'view') AND (name LIKE 'pragma\\_%' ESCAPE '\\' OR lower(name) = 'json_each')
      LIMIT 1
      """;

  private static final String ROWS =
      """
      SELECT tbl, max(CAST(stat AS INTEGER)) AS estimate
      FROM main.sqlite_stat1
      GROUP BY tbl
      """;

  /** A table or view as the list of tables shows it. */
  record Relation(String name, String type, boolean withoutRowid, boolean strict) {

    boolean isTable() {
      return type.equals("table");
    }

    TableType tableType() {
      return type.equals("view") ? TableType.VIEW : TableType.TABLE;
    }

    String nativeType() {
      if (!isTable()) {
        return type;
      }
      if (withoutRowid) {
        return strict ? "strict, without rowid" : "without rowid";
      }
      return strict ? "strict" : "table";
    }
  }

  @Override
  public String defaultSchema() {
    return SCHEMA;
  }

  /** What SQLite says is a code and names of tables, never what they hold. */
  @Override
  public String reason(SQLException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "no reason is given");
  }

  @Override
  public DatabaseStructure read(Connection connection) throws SQLException {
    refuseHidden(connection);
    List<Relation> all = relations(connection);
    List<Relation> relations = all.stream().filter(relation -> !isOwn(relation)).toList();
    Map<String, Long> estimates = hasEstimates(all) ? estimates(connection) : Map.of();
    SqliteKeys keys = SqliteKeys.read(connection, relations);
    Map<String, List<FieldMetadata>> fields = SqliteFields.read(connection, relations, keys);
    List<TableMetadata> tables = new ArrayList<>();
    for (Relation relation : relations) {
      tables.add(
          TableMetadata.builder(SCHEMA, relation.name(), relation.tableType())
              .nativeType(relation.nativeType())
              .estimatedRows(estimates.get(AsciiCase.fold(relation.name())))
              .fields(fields.getOrDefault(relation.name(), List.of()))
              .build());
    }
    return new DatabaseStructure(SCHEMA, NameCase.IGNORED, keys.withForeignKeys(tables), List.of());
  }

  /** A table or view of such a name stands before SQLite's own, and would tell us what it likes. */
  private static void refuseHidden(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HIDING);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        throw new UnsafeCatalogException(
            "'" + row.getString(1) + "' hides SQLite's own table of that name; rename it");
      }
    }
  }

  private static List<Relation> relations(Connection connection) throws SQLException {
    List<Relation> relations = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(RELATIONS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        relations.add(
            new Relation(
                row.getString("name"),
                row.getString("type"),
                row.getBoolean("wr"),
                row.getBoolean("strict")));
      }
    }
    return relations;
  }

  private static boolean isOwn(Relation relation) {
    return AsciiCase.fold(relation.name()).startsWith("sqlite_");
  }

  private static boolean hasEstimates(List<Relation> relations) {
    return relations.stream().anyMatch(relation -> relation.name().equals("sqlite_stat1"));
  }

  private static Map<String, Long> estimates(Connection connection) throws SQLException {
    Map<String, Long> estimates = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ROWS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long estimate = row.getLong("estimate");
        Optional.ofNullable(row.getString("tbl"))
            .filter(table -> estimate >= 0)
            .ifPresent(table -> estimates.put(AsciiCase.fold(table), estimate));
      }
    }
    return estimates;
  }
}
