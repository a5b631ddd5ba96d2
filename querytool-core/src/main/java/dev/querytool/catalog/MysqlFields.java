package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of MySQL's and MariaDB's tables and views that the user may read. Invisible ones are
 * left out, as {@code *} does.
 */
final class MysqlFields {

  private static final String FIELDS =
      """
      SELECT TABLE_SCHEMA AS schema_name, TABLE_NAME AS table_name, COLUMN_NAME AS name,
        COLUMN_TYPE AS type, DATA_TYPE AS base_type, IS_NULLABLE AS nullable,
        COLUMN_DEFAULT AS value, EXTRA AS extra,
        coalesce(GENERATION_EXPRESSION, '') = 'ROW END' AS is_row_end,
        CHARACTER_MAXIMUM_LENGTH AS max_length, COLUMN_COMMENT AS comment, PRIVILEGES AS rights
      FROM information_schema.COLUMNS
      WHERE %s
      ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION
      """;

  private final MysqlDefaults defaults;
  private final FoundFields shown = new FoundFields();
  private final Set<ColumnName> rowEnds = new HashSet<>();

  private MysqlFields(MysqlDefaults defaults) {
    this.defaults = defaults;
  }

  static MysqlFields read(StructureReading reading, MysqlScope scope, MysqlDefaults defaults)
      throws SQLException {
    MysqlFields fields = new MysqlFields(defaults);
    scope.query(Told.COLUMNS, FIELDS, "TABLE_SCHEMA").read(reading, fields::add);
    return fields;
  }

  FoundFields shown() {
    return shown;
  }

  /** Tells whether a column holds the end of a row's life in a system-versioned table. */
  boolean isRowEnd(ColumnName column) {
    return rowEnds.contains(column);
  }

  private void add(ToldRow row) throws SQLException {
    TableName table = TableName.of(row);
    String extra = row.text("extra").toUpperCase(Locale.ROOT);
    boolean readable = Set.of(row.text("rights").split(",")).contains("select");
    if (readable && !extra.contains("INVISIBLE")) {
      shown.add(table, field(row, extra));
    }
    if (row.flag("is_row_end")) {
      rowEnds.add(new ColumnName(table, row.name("name")));
    }
  }

  private FieldMetadata.Builder field(ToldRow row, String extra) throws SQLException {
    String comment = Objects.requireNonNullElse(row.textOrNull("comment"), "");
    return FieldMetadata.builder(row.name("name"), row.text("type"))
        .nullable(row.text("nullable").equals("YES"))
        .generated(extra.contains("VIRTUAL GENERATED") || extra.contains("STORED GENERATED"))
        .columnDefault(columnDefault(row, extra))
        .maxLength(row.count("max_length"))
        .comment(comment.isEmpty() ? null : comment);
  }

  private @Nullable String columnDefault(ToldRow row, String extra) throws SQLException {
    return extra.contains("AUTO_INCREMENT")
        ? "AUTO_INCREMENT"
        : defaults.sql(row.textOrNull("value"), row.text("base_type"), extra);
  }
}
