package dev.querytool.guard;

import java.util.List;

/**
 * A statement in the one form that server and parser read alike: what is parsed is what is run.
 *
 * @param sql the text: no comments, single blanks, plain literals
 * @param tokens its tokens, in order, covering all of it but the blanks
 */
record CanonicalText(String sql, List<Token> tokens) {

  CanonicalText {
    tokens = List.copyOf(tokens);
  }

  /** Returns the names of the parameters in the order of their places. */
  List<String> parameters() {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .map(Token::value)
        .toList();
  }
}
