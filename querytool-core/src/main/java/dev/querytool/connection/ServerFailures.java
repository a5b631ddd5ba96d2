package dev.querytool.connection;

import java.sql.SQLException;
import java.util.Optional;

/** Says in our own words why a server gave no session, and what to do. */
final class ServerFailures {

  private ServerFailures() {}

  /** Explains a failure of encryption; empty if it is of another kind. */
  static Optional<SessionOpener.Failure> ofEncryption(ServerDriver driver, SQLException failure) {
    return TlsFault.of(failure, driver.tls())
        .map(
            fault ->
                new SessionOpener.Failure(
                    fault.kind(), "cannot connect to " + driver.place() + ": " + fault.text()));
  }

  static SessionOpener.Failure explained(
      FailureKind kind, ServerDriver driver, SQLException failure) {
    String codes =
        kind == FailureKind.UNREACHABLE
            ? " (SQLSTATE " + failure.getSQLState() + ", error " + failure.getErrorCode() + ")"
            : "";
    return new SessionOpener.Failure(kind, text(kind, driver) + codes);
  }

  /** Explains that the server does not take the zone of the connection. */
  static SessionOpener.Failure ofZone(ServerDriver driver, String why) {
    return new SessionOpener.Failure(
        FailureKind.UNKNOWN_ZONE, "cannot connect to " + driver.place() + ": " + why);
  }

  static String text(FailureKind kind, ServerDriver driver) {
    return "cannot connect to " + driver.place() + ": " + reason(kind, driver);
  }

  private static String reason(FailureKind kind, ServerDriver driver) {
    return switch (kind) {
      case UNKNOWN_HOST, REFUSED, NO_ANSWER, STARTING, SHUT_DOWN, TOO_MANY_CONNECTIONS ->
          ofServer(kind);
      case WRONG_LOG_IN, NOT_ADMITTED, LOG_IN_METHOD, UNKNOWN_DATABASE -> ofLogIn(kind, driver);
      case OPTIONS_REFUSED ->
          "it does not take the options that make a session read-only, as poolers between do;"
              + " connect to the server itself, or let the pooler pass 'options' on and keep one"
              + " session for each client";
      case OLD_SERVER ->
          "it does not know a setting that keeps sessions read-only and bounded; PostgreSQL 12,"
              + " MySQL 8.0, MariaDB 10.4 and what is newer do";
      default -> "it ended the session before it began; check that a database answers there";
    };
  }

  private static String ofServer(FailureKind kind) {
    return switch (kind) {
      case UNKNOWN_HOST -> "no address is known for this host; check how it is spelled";
      case REFUSED -> "nothing answers there; check host and port, and that the server runs";
      case NO_ANSWER ->
          "it did not answer in time; check host, port and the firewalls between, or try again";
      case STARTING -> "it is starting or recovering; try again when that is done";
      case SHUT_DOWN -> "it is being shut down, or an administrator ended the session; try again";
      default ->
          "it has no connection to spare, for this user or at all; try again, use a smaller pool,"
              + " or have its limit raised";
    };
  }

  private static String ofLogIn(FailureKind kind, ServerDriver driver) {
    String user = "'" + driver.server().user() + "'";
    return switch (kind) {
      case WRONG_LOG_IN ->
          (driver.hasPassword()
                  ? "the user " + user + " or the password is wrong; check both"
                  : "it asks the user " + user + " for a password and none was given; give one")
              + (driver.isEncrypted()
                  ? ""
                  : ", or tls(Tls.verifyFull()) if this user must log in encrypted");
      case NOT_ADMITTED ->
          "the user "
              + user
              + " does not exist, may not log in from here, or may not use the database '"
              + driver.server().database()
              + "'; ask the administrator";
      case LOG_IN_METHOD ->
          "it asks for a kind of login that is not supported over this connection; use a user"
              + " with a password kept as scram-sha-256 or caching_sha2_password, and an"
              + " encrypted connection";
      default ->
          "it has no database '"
              + driver.server().database()
              + "'; check how it is spelled, or name one in the url";
    };
  }
}
