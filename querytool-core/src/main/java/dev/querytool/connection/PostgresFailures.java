package dev.querytool.connection;

import java.sql.SQLException;

/**
 * Reads PostgreSQL's error codes; its messages come in any language and may contain what was sent.
 */
final class PostgresFailures {

  private PostgresFailures() {}

  static SessionOpener.Failure explain(ServerDriver driver, SQLException failure) {
    return ServerFailures.ofEncryption(driver, failure)
        .orElseGet(() -> ServerFailures.explained(kind(driver, failure), driver, failure));
  }

  /** Says that a session has begun without what was asked of it. */
  static ConnectionFailedException optionsDropped(ServerDriver driver) {
    FailureKind kind = FailureKind.OPTIONS_REFUSED;
    return new ConnectionFailedException(kind, ServerFailures.text(kind, driver));
  }

  private static FailureKind kind(ServerDriver driver, SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01" -> FailureKind.WRONG_LOG_IN;
      case "3D000" -> FailureKind.UNKNOWN_DATABASE;
      case "28000", "42501" -> FailureKind.NOT_ADMITTED;
      case "53300" -> FailureKind.TOO_MANY_CONNECTIONS;
      case "57P03" -> FailureKind.STARTING;
      case "57P01", "57P02" -> FailureKind.SHUT_DOWN;
      case "08P01" -> FailureKind.OPTIONS_REFUSED;
      case "42704", "22023" -> FailureKind.OLD_SERVER;
      default -> NetworkFailures.kind(failure).orElseGet(() -> ofDriver(driver, state));
    };
  }

  private static FailureKind ofDriver(ServerDriver driver, String state) {
    if (!state.equals("08004")) {
      return FailureKind.UNREACHABLE;
    }
    return driver.hasPassword() ? FailureKind.LOG_IN_METHOD : FailureKind.WRONG_LOG_IN;
  }
}
