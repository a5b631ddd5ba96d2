package dev.querytool.query;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that an export could not be written; a file that existed before is unchanged. */
public final class ExportException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ExportException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.EXPORT_ERROR, message, details, cause);
  }
}
