package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a statement was cancelled by its caller or by an interrupt of its thread. */
public final class QueryCancelledException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  QueryCancelledException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.QUERY_CANCELLED, message, details, cause);
  }
}
