package dev.querytool.store;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that a row to be changed is not in the store: it was deleted meanwhile, or belongs to
 * another store. Failures of the file itself are reported by exceptions of {@code
 * dev.querytool.sqlite} and {@code dev.querytool.migration}.
 */
public final class StoreException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  StoreException(String message, Map<String, ?> details) {
    super(ErrorCode.STORE_ERROR, message, details, null);
  }
}
