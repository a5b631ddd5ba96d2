package dev.querytool.store;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that the store does not hold a row that was to be changed: it was deleted meanwhile, or
 * is of another store. Failures of the file itself are exceptions of {@code dev.querytool.sqlite}
 * and {@code dev.querytool.migration}.
 */
public final class StoreException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  StoreException(String message, Map<String, ?> details) {
    super(ErrorCode.STORE_ERROR, message, details, null);
  }
}
