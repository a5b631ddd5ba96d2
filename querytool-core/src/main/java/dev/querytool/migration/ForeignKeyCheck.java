package dev.querytool.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds rows that refer to rows which do not exist. */
final class ForeignKeyCheck {

  private static final int MOST_NAMED = 20;

  private ForeignKeyCheck() {}

  static void requireNone(Connection connection, String migration) throws SQLException {
    List<String> rows =
        Rows.list(
            connection,
            "PRAGMA foreign_key_check",
            row ->
                String.format(
                    Locale.ROOT,
                    "%s rowid %s refers to %s",
                    row.getString(1),
                    row.getString(2),
                    row.getString(3)));
    if (rows.isEmpty()) {
      return;
    }
    List<String> named = rows.subList(0, Math.min(rows.size(), MOST_NAMED));
    throw new MigrationException(
        MigrationProblem.DANGLING_ROWS,
        String.format(
            Locale.ROOT,
            "migration '%s': %d rows refer to rows that do not exist: %s%s; it was rolled back",
            migration,
            rows.size(),
            String.join(", ", named),
            rows.size() > named.size() ? ", …" : ""),
        Map.of("migration", migration, "rows", List.copyOf(named)),
        null);
  }
}
