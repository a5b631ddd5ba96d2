package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the database failed while it ran an accepted statement; the details hold its {@code
 * sqlState}.
 */
public final class QueryExecutionException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  QueryExecutionException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.QUERY_EXECUTION_ERROR, message, details, cause);
  }
}
