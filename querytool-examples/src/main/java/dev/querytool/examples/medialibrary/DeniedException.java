package dev.querytool.examples.medialibrary;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that a listener may not do what was asked. */
final class DeniedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  DeniedException(String message) {
    super(ErrorCode.ACCESS_DENIED, message, Map.of(), null);
  }
}
