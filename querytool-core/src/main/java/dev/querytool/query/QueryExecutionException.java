package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the database failed while it ran an accepted statement.
 *
 * <p>The details contain {@code vendorCode} and {@code sqlState} if the database gave them, and
 * {@code line} and {@code column} in the text if it said where. The message quotes the driver,
 * without the values that were bound.
 */
public final class QueryExecutionException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  QueryExecutionException(
      String message, Map<String, ?> details, @Nullable Throwable cause, boolean retryable) {
    super(ErrorCode.QUERY_EXECUTION_ERROR, message, details, cause);
    this.retryable = retryable;
  }

  /** Returns true if the database was busy or locked, or the connection was lost. */
  @Override
  public boolean retryable() {
    return retryable;
  }
}
