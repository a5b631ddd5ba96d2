package dev.querytool.connection;

import java.util.Locale;

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
  NO_DATA_SOURCE(false, true),
  NO_DRIVER(false, true),
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

  /** Returns the kind as programs read it, such as {@code missing_file}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
