package dev.querytool.guard;

/** Reads the size of a type, such as {@code (10, 2)}: nothing but numbers. */
final class TypeSize {

  private TypeSize() {}

  /**
   * Returns the index of the last token of a type with its size, if one follows.
   *
   * @param last the index of the last token of the type's name
   * @throws Refusal if anything but a number stands in the size
   */
  static int end(StatementTokens statement, int last) {
    if (!statement.sign(last + 1, "(")) {
      return last;
    }
    int close = statement.brackets().partner(last + 1);
    for (int at = last + 2; at < close; at++) {
      if (statement.token(at).kind() != Token.Kind.NUMBER && !statement.sign(at, ",")) {
        throw GuardRule.FUNCTION_PLACE.at(
            statement.token(at), "The size of a type is not a number here.");
      }
    }
    return close;
  }
}
