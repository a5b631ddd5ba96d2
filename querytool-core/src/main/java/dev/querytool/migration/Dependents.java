package dev.querytool.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * What refers to a table and must be away while it is exchanged: its indexes, and all views and
 * triggers, since SQLite checks each of them when a table is renamed.
 */
final class Dependents {

  private record Dependent(String type, String name, String sql) {}

  private final Connection connection;
  private final List<Dependent> saved;

  private Dependents(Connection connection, List<Dependent> saved) {
    this.connection = connection;
    this.saved = saved;
  }

  static Dependents of(Connection connection, String table) throws SQLException {
    return new Dependents(
        connection,
        Rows.list(
            connection,
            """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL
              AND (type IN ('view', 'trigger')
                OR (type = 'index' AND tbl_name = ? COLLATE NOCASE))
            ORDER BY rowid""",
            row -> new Dependent(row.getString(1), row.getString(2), row.getString(3)),
            table));
  }

  void drop() throws SQLException {
    for (Dependent dependent : saved) {
      Rows.execute(
          connection,
          String.format(
              Locale.ROOT,
              "DROP %s IF EXISTS %s",
              dependent.type(),
              Rows.quoted(dependent.name())));
    }
  }

  /** In the order they were made, so that a view is there before its triggers. */
  void restore() throws SQLException {
    for (Dependent dependent : saved) {
      execute(dependent, dependent.sql());
    }
    for (Dependent dependent : saved) {
      if (dependent.type().equals("view")) {
        execute(dependent, "SELECT * FROM " + Rows.quoted(dependent.name()) + " LIMIT 0");
      }
    }
  }

  private void execute(Dependent dependent, String sql) throws SQLException {
    try {
      Rows.execute(connection, sql);
    } catch (SQLException e) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "%s '%s' does not fit any more, drop it first: %s",
              dependent.type(),
              dependent.name(),
              e.getMessage()),
          e);
    }
  }
}
