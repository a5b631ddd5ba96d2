package dev.querytool.examples.medialibrary;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that the library has no such work, label, listener or review. */
final class NotInLibraryException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  NotInLibraryException(String message) {
    super(ErrorCode.NOT_FOUND, message, Map.of(), null);
  }

  static NotInLibraryException work(int id) {
    return new NotInLibraryException("the library has no work " + id + "; insert it first");
  }
}
