package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that a query was not answered because its run could not be written to the history first;
 * see {@link HistoryOptions#beforeAnswer}. The rows it had read are withheld.
 */
public final class QueryNotRecordedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  QueryNotRecordedException(String connection, Throwable cause) {
    super(
        ErrorCode.STORE_ERROR,
        "the query on '"
            + connection
            + "' was not answered, because its run could not be written to the history: "
            + cause.getMessage()
            + "; make sure that the store can be written, then run it again",
        Map.of("connection", connection),
        cause);
  }

  /** Returns true if the store was only busy. */
  @Override
  public boolean retryable() {
    return getCause() instanceof QueryToolException typed && typed.retryable();
  }
}
