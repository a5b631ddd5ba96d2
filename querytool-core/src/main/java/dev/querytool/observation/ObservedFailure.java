package dev.querytool.observation;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Stands for the error that ended an attempt, without its message: that may contain values from
 * rows, which must not appear in traces.
 */
final class ObservedFailure extends QueryToolException {

  private static final long serialVersionUID = 1L;

  ObservedFailure(ErrorCode code) {
    super(code, code.name(), Map.of(), null);
  }

  /** Where it was made says nothing of where it came from. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
