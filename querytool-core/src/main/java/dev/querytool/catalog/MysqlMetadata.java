package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structure of MySQL and MariaDB, read in six statements, however much there is: the database
 * of the url or, without one, every database that the user sees but the server's own.
 *
 * <p>Sequences and temporary tables of MariaDB are left out. What the user may not read is not
 * shown; of what is granted by column, these columns are.
 */
final class MysqlMetadata implements MetadataReader {

  private static final Logger log = LoggerFactory.getLogger(MysqlMetadata.class);

  private static final String RELATIONS =
      """
      SELECT TABLE_SCHEMA AS schema_name, TABLE_NAME AS table_name, TABLE_TYPE AS kind,
        ENGINE AS engine, TABLE_ROWS AS estimate, TABLE_COMMENT AS comment,
        CREATE_OPTIONS AS options
      FROM information_schema.TABLES
      WHERE %s AND TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
      ORDER BY TABLE_SCHEMA, TABLE_NAME
      """;

  private static final String VIEW = "VIEW";

  /** Storage engines whose tables have their rows to themselves. */
  private static final Set<String> KEEPING_ROWS =
      Set.of(
          "innodb",
          "myisam",
          "aria",
          "memory",
          "archive",
          "csv",
          "blackhole",
          "rocksdb",
          "tokudb",
          "ndbcluster",
          "columnstore",
          "performance_schema");

  /** What stands as the comment of a view that cannot be opened. */
  private static final String BROKEN = "references invalid table(s) or column(s)";

  private final MysqlDefaults defaults;

  MysqlMetadata(MysqlDefaults defaults) {
    this.defaults = defaults;
  }

  @Override
  public String defaultSchema() {
    return "";
  }

  @Override
  public DatabaseStructure read(StructureReading reading) throws SQLException {
    MysqlScope scope = MysqlScope.of(reading);
    List<Relation> relations = relations(reading, scope);
    MysqlFields fields = MysqlFields.read(reading, scope, defaults);
    List<TableMetadata> shown =
        relations.stream()
            .filter(relation -> isShown(relation, fields.shown()))
            .map(Relation::table)
            .toList();
    List<TableMetadata> tables = fields.shown().in(shown, MysqlKeys.unique(reading, scope, fields));
    return new DatabaseStructure(
        scope.database(),
        scope.tableNames(),
        MysqlKeys.foreign(reading, scope).of(tables),
        MysqlFunctions.read(reading, scope));
  }

  private record Relation(TableMetadata table, boolean broken) {}

  private static List<Relation> relations(StructureReading reading, MysqlScope scope)
      throws SQLException {
    List<Relation> relations = new ArrayList<>();
    scope
        .query(Told.TABLES, RELATIONS, "TABLE_SCHEMA")
        .read(
            reading,
            row -> {
              if (scope.holds(row.name("schema_name"))) {
                relations.add(relation(row));
              }
            });
    return relations;
  }

  /** A view that cannot be opened shows no column to anybody, so it is kept without. */
  private static boolean isShown(Relation relation, FoundFields fields) {
    if (fields.has(TableName.of(relation.table()))) {
      return true;
    }
    if (relation.broken()) {
      log.warn(
          "The view '{}' cannot be opened and is kept without fields",
          relation.table().qualifiedName());
    }
    return relation.broken();
  }

  private static Relation relation(ToldRow row) throws SQLException {
    String kind = row.text("kind");
    boolean isView = kind.equals(VIEW);
    String comment = Objects.requireNonNullElse(row.textOrNull("comment"), "");
    TableMetadata table =
        TableMetadata.builder(
                row.name("schema_name"),
                row.name("table_name"),
                isView ? TableType.VIEW : TableType.TABLE)
            .nativeType(
                isView || hasOwnRows(row.textOrNull("engine"))
                    ? nativeType(kind, row.textOrNull("options"))
                    : "linked table")
            .estimatedRows(row.count("estimate"))
            .comment(isView || comment.isEmpty() ? null : comment)
            .build();
    return new Relation(table, isView && comment.contains(BROKEN));
  }

  /** An engine that is missing, or that nobody here knows, may lead anywhere. */
  private static boolean hasOwnRows(@Nullable String engine) {
    return engine != null && KEEPING_ROWS.contains(engine.toLowerCase(Locale.ROOT));
  }

  private static String nativeType(String kind, @Nullable String options) {
    if (options != null && options.contains("partitioned")) {
      return "partitioned table";
    }
    return kind.equals("BASE TABLE")
        ? "table"
        : kind.toLowerCase(Locale.ROOT).replace("versioned", "versioned table");
  }
}
