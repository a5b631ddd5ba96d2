package dev.querytool.connection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Asks a server what the user of a session may do. */
final class Privileges {

  private Privileges() {}

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Reads them in at most three statements, as long as that takes no more than five minutes. */
  static PrivilegeReport of(ReadSession session) throws SQLException {
    if (session.dialect() == Dialect.SQLITE) {
      return new PrivilegeReport(List.of());
    }
    try (SessionDeadline deadline = SessionDeadline.start(session, LONGEST)) {
      return new PrivilegeReport(
          session.dialect() == Dialect.POSTGRES
              ? PostgresPrivileges.of(session.jdbc(), deadline)
              : MysqlPrivileges.of(session.jdbc(), deadline));
    }
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
      session.evict();
      throw new ConnectionFailedException(
          FailureKind.UNREACHABLE,
          "the server does not tell what its user may do (SQLSTATE " + e.getSQLState() + ")",
          e);
    }
  }
}
