package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a statement exceeded its timeout; it was ended on the server. */
public final class QueryTimeoutException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  QueryTimeoutException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.QUERY_TIMEOUT, message, details, cause);
  }

  @Override
  public boolean retryable() {
    return true;
  }
}
