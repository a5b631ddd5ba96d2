package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a MySQL or MariaDB connection of an application read-only and bounded for a while. What is
 * set lives in the session, so it is read first and written back.
 */
final class HostMysql {

  private static final int IN_TRANSACTION = 1568;

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final String before;

  private HostMysql(Connection connection, List<String> names) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.before = values(names);
  }

  /** Begins a read-only transaction; running what is returned rolls back and undoes everything. */
  static HostSession.Undo begin(
      Connection connection, Dialect dialect, ServerLimits limits, SessionZone zone)
      throws SQLException {
    HostEngine.require(connection, dialect);
    refuseOpenTransaction(connection);
    Map<String, String> variables = MysqlVariables.borrowed(dialect, limits, zone);
    HostMysql borrowed = new HostMysql(connection, List.copyOf(variables.keySet()));
    try {
      borrowed.execute("SET " + MysqlVariables.written(variables, ", "));
      borrowed.switchReadOnly(true);
      connection.setAutoCommit(false);
      return borrowed::undo;
    } catch (SQLException | RuntimeException e) {
      borrowed.undo();
      throw e;
    }
  }

  /** The server does not let the next transaction be described inside another one. */
  private static void refuseOpenTransaction(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION READ ONLY");
    } catch (SQLException e) {
      if (e.getErrorCode() == IN_TRANSACTION) {
        throw HostEngine.inTransaction();
      }
      throw e;
    }
  }

  /** Reads what is to be written back, as it is written. */
  private String values(List<String> names) throws SQLException {
    String all = names.stream().map(name -> "@@session." + name).collect(Collectors.joining(", "));
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + all)) {
      row.next();
      for (int place = 1; place <= names.size(); place++) {
        values.add(names.get(place - 1) + "=" + written(row.getString(place)));
      }
    }
    refuseOtherQuotes(values);
    return String.join(", ", values);
  }

  /** The driver has learnt how texts are quoted when it connected, and quotes values so. */
  private static void refuseOtherQuotes(List<String> values) {
    boolean other =
        values.stream()
            .filter(value -> value.startsWith("sql_mode="))
            .anyMatch(mode -> mode.contains("ANSI_QUOTES") || mode.contains("NO_BACKSLASH"));
    if (other) {
      throw new ConnectionFailedException(
          FailureKind.OPTIONS_REFUSED,
          "the application's data source gives connections with the sql_mode ANSI_QUOTES or"
              + " NO_BACKSLASH_ESCAPES, under which texts end elsewhere; give some without");
    }
  }

  private static String written(String value) {
    boolean number =
        !value.isEmpty() && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    return number ? value : "'" + value.replace("'", "''") + "'";
  }

  private void undo() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    switchReadOnly(false);
    execute("SET " + before);
    connection.setAutoCommit(autoCommit);
  }

  /** Leaves a connection alone that is read-only by itself; pools note what is switched. */
  private void switchReadOnly(boolean on) throws SQLException {
    if (!readOnly) {
      connection.setReadOnly(on);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
