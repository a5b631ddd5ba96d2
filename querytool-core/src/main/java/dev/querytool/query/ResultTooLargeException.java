package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a value or a result exceeded its limit of rows or bytes. */
public final class ResultTooLargeException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ResultTooLargeException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.RESULT_TOO_LARGE, message, details, cause);
  }
}
