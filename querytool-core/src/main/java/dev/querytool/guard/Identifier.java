package dev.querytool.guard;

/**
 * A name as it stands in the text.
 *
 * @param token where it stands
 * @param folded the form in which it is compared
 * @param asTable the form in which it is compared if it is that of a schema, table or alias
 */
record Identifier(Token token, String folded, String asTable) {

  String written() {
    return token.value();
  }
}
