package dev.querytool.migration;

/** Signals inside this package that a script cannot be read to its end. */
final class UnreadableSqlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  UnreadableSqlException(String message, int line) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
