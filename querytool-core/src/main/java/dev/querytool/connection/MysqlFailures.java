package dev.querytool.connection;

import java.sql.SQLException;

/** Reads the error numbers that MySQL and MariaDB share. */
final class MysqlFailures {

  private MysqlFailures() {}

  static SessionOpener.Failure explain(ServerDriver driver, SQLException failure) {
    return ServerFailures.ofEncryption(driver, failure)
        .orElseGet(() -> ServerFailures.explained(kind(failure), driver, failure));
  }

  private static FailureKind kind(SQLException failure) {
    return switch (failure.getErrorCode()) {
      case 1045, 1698 -> FailureKind.WRONG_LOG_IN;
      case 1044, 1129, 1130, 1820, 1862, 3118, 4151 -> FailureKind.NOT_ADMITTED;
      case 1049 -> FailureKind.UNKNOWN_DATABASE;
      case 1040, 1203, 1226 -> FailureKind.TOO_MANY_CONNECTIONS;
      case 1053, 1077, 1079 -> FailureKind.SHUT_DOWN;
      case 1193, 1231 -> FailureKind.OLD_SERVER;
      case 1251, 1524, 1275 -> FailureKind.LOG_IN_METHOD;
      default -> NetworkFailures.kind(failure).orElse(FailureKind.UNREACHABLE);
    };
  }
}
