package dev.querytool.query;

import dev.querytool.error.QueryToolException;

/** How the run of a query ended. More may be added, so a switch needs a {@code default}. */
public enum QueryOutcome {
  /** It returned all of its rows, or as many as its limit allows; there may be none. */
  SUCCEEDED,
  /** Its stream was closed before the last row was read. */
  CLOSED_EARLY,
  /**
   * It was not run: the guard refused it, its parameters or its limit do not fit it, or its plan
   * exceeds its {@link CostLimit}.
   */
  REFUSED,
  /** It was not run because its caller may not run it. */
  DENIED,
  /** The database failed, or the way to it, or the conversion of its rows. */
  FAILED,
  /** It ran, or its stream stayed open, longer than allowed. */
  TIMED_OUT,
  /**
   * Its caller, an interrupt or the closing of the executor stopped it, perhaps before it began.
   */
  CANCELLED,
  /** It had more rows or bytes than allowed. */
  TOO_LARGE,
  /**
   * Its stream has begun to return rows, and no end is known: it is still open, or its process
   * died. Occurs only where runs are recorded before their answer.
   */
  STARTED,
  /** A question was translated to a statement that the guard accepts. */
  TRANSLATED,
  /** A question was not answered: the model said that it cannot answer, or gave no statement. */
  ABSTAINED;

  /**
   * Returns the outcome of a run that ended in a failure.
   *
   * @param planned whether the text, its limit and its parameters had been accepted
   */
  static QueryOutcome of(Throwable failure, boolean planned) {
    if (!(failure instanceof QueryToolException typed)) {
      return FAILED;
    }
    return switch (typed.code()) {
      case ACCESS_DENIED, AUTHENTICATION_FAILED -> DENIED;
      case QUERY_REFUSED, QUERY_TOO_COSTLY -> REFUSED;
      case VALIDATION_ERROR -> planned ? FAILED : REFUSED;
      case QUERY_TIMEOUT -> TIMED_OUT;
      case QUERY_CANCELLED -> CANCELLED;
      case RESULT_TOO_LARGE -> TOO_LARGE;
      default -> FAILED;
    };
  }
}
