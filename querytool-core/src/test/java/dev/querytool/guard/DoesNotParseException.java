package dev.querytool.guard;

/** Thrown for a statement that the parser does not read. */
final class DoesNotParseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DoesNotParseException(String sql, Throwable cause) {
    super("does not parse: " + sql, cause);
  }
}
