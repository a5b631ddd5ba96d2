package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a PostgreSQL connection of an application read-only for one transaction; its end takes
 * everything back that was set for it.
 */
final class HostPostgres {

  private static final String IN_TRANSACTION = "25001";

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;

  private HostPostgres(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
  }

  /** Begins a read-only transaction; running what is returned rolls back and undoes everything. */
  static HostSession.Undo begin(Connection connection, ServerLimits limits, SessionZone zone)
      throws SQLException {
    HostEngine.require(connection, Dialect.POSTGRES);
    HostPostgres borrowed = new HostPostgres(connection);
    borrowed.refuseOpenTransaction();
    try {
      connection.setAutoCommit(false);
      borrowed.bound(limits, zone);
      return borrowed::undo;
    } catch (SQLException | RuntimeException e) {
      borrowed.undo();
      throw e;
    }
  }

  /** The driver does not let the mode be set inside a transaction, and tells so unasked. */
  private void refuseOpenTransaction() throws SQLException {
    try {
      connection.setReadOnly(true);
    } catch (SQLException e) {
      if (IN_TRANSACTION.equals(e.getSQLState())) {
        throw HostEngine.inTransaction();
      }
      throw e;
    }
  }

  private void bound(ServerLimits limits, SessionZone zone) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PostgresSettings.forTransaction(limits, zone))) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new ConnectionFailedException(
            FailureKind.OPTIONS_REFUSED,
            "the application's data source gave a connection that cannot be made read-only; its"
                + " driver must be org.postgresql.Driver with readOnlyMode=transaction");
      }
    }
  }

  private void undo() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    connection.setReadOnly(readOnly);
    connection.setAutoCommit(autoCommit);
  }
}
