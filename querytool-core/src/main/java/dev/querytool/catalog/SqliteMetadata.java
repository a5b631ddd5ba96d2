package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * SQLite's structure, read through its pragmas as table-valued functions: six statements for up to
 * four thousand tables, and one more for each view that cannot be opened.
 *
 * <p>Only {@code main} is read. Shadow tables of virtual tables, temporary tables and SQLite's own
 * are left out.
 */
final class SqliteMetadata implements MetadataReader {

  static final String SCHEMA = "main";

  private static final BulkQuery RELATIONS =
      new BulkQuery(
          Told.TABLES,
          """
          SELECT name, type, wr, strict
          FROM pragma_table_list
          WHERE schema = 'main' AND type <> 'shadow'
            AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR name = 'sqlite_stat1')
          ORDER BY name
          """);

  private static final BulkQuery HIDING =
      new BulkQuery(
          Told.OTHER,
          """
          SELECT name
          FROM main.sqlite_schema
          WHERE type IN ('table', 'view')
            AND (name LIKE 'pragma\\_%' ESCAPE '\\' OR lower(name) = 'json_each')
          LIMIT 1
          """);

  private static final BulkQuery ROWS =
      new BulkQuery(
          Told.OTHER,
          """
          SELECT tbl, max(CAST(stat AS INTEGER)) AS estimate
          FROM main.sqlite_stat1
          WHERE tbl COLLATE NOCASE IN (SELECT name FROM main.sqlite_schema)
          GROUP BY tbl
          """);

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
  public DatabaseStructure read(StructureReading reading) throws SQLException {
    refuseHidden(reading);
    List<Relation> all = relations(reading);
    List<Relation> relations = all.stream().filter(relation -> !isOwn(relation)).toList();
    Map<String, Long> estimates = hasEstimates(all) ? estimates(reading) : Map.of();
    SqliteKeys keys = SqliteKeys.read(reading, relations);
    Map<String, List<FieldMetadata>> fields = SqliteFields.read(reading, relations, keys);
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
  private static void refuseHidden(StructureReading reading) throws SQLException {
    HIDING.read(
        reading,
        row -> {
          throw new UnsafeCatalogException(
              "'" + row.name("name") + "' hides SQLite's own table of that name; rename it");
        });
  }

  private static List<Relation> relations(StructureReading reading) throws SQLException {
    List<Relation> relations = new ArrayList<>();
    RELATIONS.read(
        reading,
        row ->
            relations.add(
                new Relation(
                    row.name("name"), row.text("type"), row.flag("wr"), row.flag("strict"))));
    return relations;
  }

  private static boolean isOwn(Relation relation) {
    return AsciiCase.fold(relation.name()).startsWith("sqlite_");
  }

  private static boolean hasEstimates(List<Relation> relations) {
    return relations.stream().anyMatch(relation -> relation.name().equals("sqlite_stat1"));
  }

  private static Map<String, Long> estimates(StructureReading reading) throws SQLException {
    Map<String, Long> estimates = new HashMap<>();
    ROWS.read(
        reading,
        row -> {
          Long estimate = row.count("estimate");
          if (estimate != null && estimate >= 0) {
            estimates.put(AsciiCase.fold(row.name("tbl")), estimate);
          }
        });
    return estimates;
  }
}
