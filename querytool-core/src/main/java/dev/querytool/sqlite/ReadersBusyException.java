package dev.querytool.sqlite;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that all readers of a SQLite file stayed in use for the whole acquire timeout, or that
 * they prevented a checkpoint from finishing. The same call may succeed later.
 */
public final class ReadersBusyException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ReadersBusyException(String message, Map<String, ?> details) {
    super(ErrorCode.STORE_BUSY, message, details, null);
  }

  /** Returns true. */
  @Override
  public boolean retryable() {
    return true;
  }
}
