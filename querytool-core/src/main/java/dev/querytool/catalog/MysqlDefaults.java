package dev.querytool.catalog;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a server writes the default of a column. */
enum MysqlDefaults {
  /** MySQL: values without quotes, expressions marked. */
  BARE {
    @Override
    @Nullable String sql(@Nullable String text, String type, String extra) {
      if (text == null
          || extra.contains("DEFAULT_GENERATED")
          || WRITTEN_AS_SQL.contains(type.toLowerCase(Locale.ROOT))) {
        return text;
      }
      return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
  },
  /** MariaDB: SQL, also where there is none. */
  SQL {
    @Override
    @Nullable String sql(@Nullable String text, String type, String extra) {
      return "NULL".equals(text) ? null : text;
    }
  };

  private static final Set<String> WRITTEN_AS_SQL =
      Set.of(
          "tinyint",
          "smallint",
          "mediumint",
          "int",
          "bigint",
          "decimal",
          "float",
          "double",
          "year",
          "bit",
          "binary",
          "varbinary");

  /**
   * Returns a default as SQL text; null for none.
   *
   * @param text as the server gives it
   * @param type the column's type without length
   * @param extra what else the server says of the column
   */
  abstract @Nullable String sql(@Nullable String text, String type, String extra);
}
