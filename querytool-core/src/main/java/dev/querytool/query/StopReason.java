package dev.querytool.query;

/** Why a query was stopped before its end. */
enum StopReason {
  /** A handle asked for it. */
  CANCELLED("it was cancelled"),
  /** The thread that ran it was interrupted. */
  INTERRUPTED("its thread was interrupted"),
  /** The executor was closed. */
  CLOSED("the query executor was closed"),
  /** A stream was left unclosed by a program that lost it. */
  FORGOTTEN("its stream was forgotten"),
  /** It ran longer than it may. */
  TIMEOUT("it ran too long"),
  /** A stream was open longer than it may be. */
  LIFETIME("its stream was open too long"),
  /** Its caller is no longer valid. */
  REVOKED("its caller is no longer valid"),
  /** Its caller may no longer see what it began to show. */
  REGRANTED("what its caller may see was changed");

  private final String words;

  StopReason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
