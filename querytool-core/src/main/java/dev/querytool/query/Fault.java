package dev.querytool.query;

/** What a driver's failure means for the query and its session. */
enum Fault {
  /** The statement failed; the session is sound. */
  STATEMENT,
  /** Another holds what was needed; the same call may succeed later. */
  BUSY,
  /** A value was larger than the session allows. */
  TOO_LARGE,
  /** Nothing is known of the session any more. */
  SESSION
}
