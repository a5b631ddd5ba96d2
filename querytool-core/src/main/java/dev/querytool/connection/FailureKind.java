package dev.querytool.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a session could not be had; decides whether trying again helps and what the state becomes.
 */
enum FailureKind {
  MISSING_FILE(false, true),
  NOT_A_FILE(false, true),
  NOT_A_DATABASE(false, true),
  NEEDS_RECOVERY(false, true),
  UNREADABLE(false, true),
  UNREACHABLE(true, true),
  UNKNOWN_HOST(true, true),
  REFUSED(true, true),
  NO_ANSWER(true, true),
  STARTING(true, true),
  SHUT_DOWN(true, true),
  WRONG_LOG_IN(false, true),
  NOT_ADMITTED(false, true),
  LOG_IN_METHOD(false, true),
  UNKNOWN_DATABASE(false, true),
  TLS_REQUIRED(false, true),
  TLS_NOT_OFFERED(false, true),
  TLS_NOT_TRUSTED(false, true),
  OPTIONS_REFUSED(false, true),
  OLD_SERVER(false, true),
  UNKNOWN_ZONE(false, true),
  IS_MYSQL(true, true),
  IS_MARIADB(true, true),
  EXCESSIVE_PRIVILEGES(false, true),
  OTHER_ENGINE(false, true),
  IN_TRANSACTION(false, false),
  NO_DATA_SOURCE(false, true),
  NO_DRIVER(false, true),
  TOO_MANY_CONNECTIONS(true, false),
  LOCKED(true, false),
  POOL_EXHAUSTED(true, false),
  INTERRUPTED(false, false);

  private final boolean retryable;
  private final boolean lost;

  FailureKind(boolean retryable, boolean lost) {
    this.retryable = retryable;
    this.lost = lost;
  }

  boolean isRetryable() {
    return retryable;
  }

  /** Tells whether the database itself is out of reach, rather than all its sessions in use. */
  boolean isLost() {
    return lost;
  }

  /** Returns the engine that answered in place of the registered one; null for other failures. */
  @Nullable Dialect found() {
    return switch (this) {
      case IS_MYSQL -> Dialect.MYSQL;
      case IS_MARIADB -> Dialect.MARIADB;
      default -> null;
    };
  }

  /** Returns the kind as programs read it, such as {@code missing_file}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
