package dev.querytool.examples.medialibrary;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that the library has this work or user already, or cannot do without it. */
final class TakenException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  TakenException(String message) {
    super(ErrorCode.CONFLICT, message, Map.of(), null);
  }
}
