package dev.querytool.error;

import java.util.Map;

/** Signals that an argument is out of range or malformed; the message says what would be right. */
public final class ValidationException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message the argument, what is wrong with it and what would be right
   */
  public ValidationException(String message) {
    this(message, Map.of());
  }

  /**
   * Creates the failure with facts for programs.
   *
   * @param message the argument, what is wrong with it and what would be right
   * @param details such as {@code line} and {@code column}; copied
   */
  public ValidationException(String message, Map<String, ?> details) {
    super(ErrorCode.VALIDATION_ERROR, message, details, null);
  }
}
