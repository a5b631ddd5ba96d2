package dev.querytool.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
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
        COLUMN_DEFAULT AS value, EXTRA AS extra, GENERATION_EXPRESSION AS expression,
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

  static MysqlFields read(Connection connection, MysqlScope scope, MysqlDefaults defaults)
      throws SQLException {
    MysqlFields fields = new MysqlFields(defaults);
    scope.query(FIELDS, "TABLE_SCHEMA").read(connection, fields::add);
    return fields;
  }

  FoundFields shown() {
    return shown;
  }

  /** Tells whether a column holds the end of a row's life in a system-versioned table. */
  boolean isRowEnd(ColumnName column) {
    return rowEnds.contains(column);
  }

  private void add(ResultSet row) throws SQLException {
    TableName table = TableName.of(row);
    String extra = row.getString("extra").toUpperCase(Locale.ROOT);
    boolean readable = Set.of(row.getString("rights").split(",")).contains("select");
    if (readable && !extra.contains("INVISIBLE")) {
      shown.add(table, field(row, extra));
    }
    if ("ROW END".equals(row.getString("expression"))) {
      rowEnds.add(new ColumnName(table, row.getString("name")));
    }
  }

  private FieldMetadata.Builder field(ResultSet row, String extra) throws SQLException {
    long maxLength = row.getLong("max_length");
    boolean hasLength = !row.wasNull();
    String comment = Objects.requireNonNullElse(row.getString("comment"), "");
    return FieldMetadata.builder(row.getString("name"), row.getString("type"))
        .nullable(row.getString("nullable").equals("YES"))
        .generated(extra.contains("VIRTUAL GENERATED") || extra.contains("STORED GENERATED"))
        .columnDefault(columnDefault(row, extra))
        .maxLength(hasLength ? maxLength : null)
        .comment(comment.isEmpty() ? null : comment);
  }

  private @Nullable String columnDefault(ResultSet row, String extra) throws SQLException {
    return extra.contains("AUTO_INCREMENT")
        ? "AUTO_INCREMENT"
        : defaults.sql(row.getString("value"), row.getString("base_type"), extra);
  }
}
