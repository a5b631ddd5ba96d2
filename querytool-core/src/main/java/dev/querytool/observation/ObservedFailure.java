package dev.querytool.observation;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Stands for what an attempt ended with: the messages of errors may hold values of rows, which are
 * not for whoever reads traces.
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
