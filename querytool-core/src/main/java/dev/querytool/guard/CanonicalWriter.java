package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;

/** Writes tokens one behind the other, with a blank where there was a gap or one is needed. */
final class CanonicalWriter {

  private CanonicalWriter() {}

  static CanonicalText write(List<Token> tokens) {
    StringBuilder sql = new StringBuilder(tokens.size() * 6);
    List<Token> written = new ArrayList<>(tokens.size());
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (at > 0 && apart(tokens.get(at - 1), token)) {
        sql.append(' ');
      }
      int start = sql.length();
      sql.append(token.text());
      written.add(token.at(start, sql.length()));
    }
    return new CanonicalText(sql.toString(), written);
  }

  private static boolean apart(Token left, Token right) {
    if (left.end() < right.start()) {
      return true;
    }
    return switch (left.kind()) {
      case OPERATOR -> right.kind() == Token.Kind.OPERATOR || wouldJoin(left, right);
      case PUNCTUATION -> false;
      default -> right.kind() != Token.Kind.OPERATOR && right.kind() != Token.Kind.PUNCTUATION;
    };
  }

  /** Tells whether a quote would make another token of a sign: of an ampersand or a colon. */
  private static boolean wouldJoin(Token left, Token right) {
    return (left.isSign("&") || left.isSign(":"))
        && (right.kind() == Token.Kind.STRING || right.kind() == Token.Kind.QUOTED_NAME);
  }
}
