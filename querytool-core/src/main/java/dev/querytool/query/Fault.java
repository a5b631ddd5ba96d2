package dev.querytool.query;

/** What a driver's failure means for the query and its session. */
enum Fault {
  /** The statement failed; the session is sound. */
  STATEMENT(false),
  /** Another holds what was needed, or has ended the statement; the same call may succeed later. */
  BUSY(false),
  /** The engine ended the statement because it ran too long. */
  TIMEOUT(false),
  /** The statement needs more room than its session is allowed. */
  TOO_LARGE(false),
  /** The driver gave up its connection rather than hold so large an answer. */
  TOO_LARGE_TO_READ(true),
  /** The connection is gone; another may do. */
  LOST(true),
  /** Nothing is known of the session any more. */
  SESSION(true);

  private final boolean spoilsSession;

  Fault(boolean spoilsSession) {
    this.spoilsSession = spoilsSession;
  }

  /** Tells whether the session must not be used again. */
  boolean spoilsSession() {
    return spoilsSession;
  }
}
