package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which databases of MySQL and MariaDB are shown: the session's own; without one, all that the user
 * may see but the server's.
 *
 * @param database the session's own; empty if there is none
 * @param tableNames how the server compares the names of tables and databases
 */
record MysqlScope(String database, NameCase tableNames) {

  private static final BulkQuery SESSION =
      new BulkQuery(
          Told.OTHER,
          "SELECT database() AS own_database, @@lower_case_table_names AS lower_case_table_names");

  private static final String ALL =
      "%s NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys', 'ndbinfo')";

  static MysqlScope of(StructureReading reading) throws SQLException {
    MysqlScope[] scope = {new MysqlScope("", NameCase.EXACT)};
    SESSION.read(reading, row -> scope[0] = of(row));
    return scope[0];
  }

  /**
   * Returns a statement limited to the databases that are shown.
   *
   * @param told what its rows tell
   * @param sql has {@code %s} in the place of each condition
   * @param columns the columns that hold a database's name, one for each condition
   */
  BulkQuery query(Told told, String sql, String... columns) {
    String condition = database.isEmpty() ? ALL : "%s = ?";
    Object[] conditions =
        List.of(columns).stream()
            .map(column -> String.format(Locale.ROOT, condition, column))
            .toArray();
    List<String> parameters =
        database.isEmpty() ? List.of() : List.of(columns).stream().map(c -> database).toList();
    return new BulkQuery(told, String.format(Locale.ROOT, sql, conditions), parameters);
  }

  /** Tells whether a row is of such a database; MariaDB compares them without case. */
  boolean holds(String schema) {
    return database.isEmpty() || tableNames.key(schema).equals(tableNames.key(database));
  }

  private static MysqlScope of(ToldRow row) throws SQLException {
    return new MysqlScope(
        Objects.requireNonNullElse(row.nameOrNull("own_database"), ""),
        row.number("lower_case_table_names") == 0 ? NameCase.EXACT : NameCase.IGNORED);
  }
}
