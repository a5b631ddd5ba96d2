package dev.querytool.connection;

import java.sql.SQLException;
import java.util.List;

/** Asks a server what the user of a session may do. */
final class Privileges {

  private Privileges() {}

  /** Reads them in at most three statements. */
  static PrivilegeReport of(ReadSession session) throws SQLException {
    return new PrivilegeReport(
        switch (session.dialect()) {
          case SQLITE -> List.of();
          case POSTGRES -> PostgresPrivileges.of(session.jdbc());
          case MYSQL, MARIADB -> MysqlPrivileges.of(session.jdbc());
        });
  }

  /**
   * Reads them for a caller.
   *
   * @throws ConnectionFailedException if the server does not tell
   */
  static PrivilegeReport read(ReadSession session) {
    try {
      return of(session);
    } catch (SQLException e) {
      throw new ConnectionFailedException(
          FailureKind.UNREACHABLE,
          "the server does not tell what its user may do (SQLSTATE " + e.getSQLState() + ")",
          e);
    }
  }
}
