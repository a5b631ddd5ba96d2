package dev.querytool.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** The requirements on a connection that an application lends. */
final class HostEngine {

  private HostEngine() {}

  /** Refuses a connection of another engine than the application has said. */
  static void require(Connection connection, Dialect said) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    String product = server.getDatabaseProductName().toLowerCase(Locale.ROOT);
    String version = server.getDatabaseProductVersion().toLowerCase(Locale.ROOT);
    boolean right =
        switch (said) {
          case POSTGRES -> product.equals("postgresql");
          case MARIADB -> product.contains("mariadb") || version.contains("mariadb");
          case MYSQL -> product.equals("mysql") && !version.contains("mariadb");
          case SQLITE -> product.equals("sqlite");
        };
    if (!right) {
      throw new ConnectionFailedException(
          FailureKind.OTHER_ENGINE,
          "the application's data source leads to "
              + server.getDatabaseProductName()
              + " "
              + server.getDatabaseProductVersion()
              + ", which is not "
              + said
              + "; give its real dialect");
    }
  }

  static ConnectionFailedException inTransaction() {
    return new ConnectionFailedException(
        FailureKind.IN_TRANSACTION,
        "the application's data source gave a connection with an open transaction, which is left"
            + " alone; give connections without one");
  }
}
