package dev.querytool.guard;

/**
 * A name as it stands in the text.
 *
 * @param token where it stands
 * @param folded the form in which it is compared
 */
record Identifier(Token token, String folded) {

  String written() {
    return token.value();
  }
}
