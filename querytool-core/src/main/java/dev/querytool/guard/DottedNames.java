package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the parser a middle dot for each dot in a quoted name: it would take that for one between
 * two names. A token keeps the name that it stands for, and its length.
 */
final class DottedNames {

  private static final char NO_DOT = '\u00b7';

  private DottedNames() {}

  /** Returns a text without dots in its names; the text itself if there are none. */
  static CanonicalText spared(CanonicalText text) {
    if (text.tokens().stream().noneMatch(DottedNames::holdsDot)) {
      return text;
    }
    StringBuilder sql = new StringBuilder(text.sql());
    List<Token> tokens = new ArrayList<>(text.tokens());
    tokens.replaceAll(
        token -> {
          Token spared = spared(token);
          sql.replace(token.start(), token.end(), spared.text());
          return spared;
        });
    return new CanonicalText(sql.toString(), tokens, text.tableColumns());
  }

  /** Returns a token without dots in the name that it may be. */
  static Token spared(Token token) {
    return holdsDot(token)
        ? token.as(token.kind(), token.text().replace('.', NO_DOT), token.value())
        : token;
  }

  /** Tells whether a token is a quoted name with a dot. */
  static boolean holdsDot(Token token) {
    return token.kind() == Token.Kind.QUOTED_NAME && token.text().indexOf('.') >= 0;
  }

  /** Returns how tokens of a spared text are written in the one that is run. */
  static String written(CanonicalText spared, int first, int last) {
    StringBuilder written = new StringBuilder();
    int from = spared.tokens().get(first).start();
    for (Token token : spared.tokens().subList(first, last + 1)) {
      written.append(spared.sql(), from, token.start()).append(written(token));
      from = token.end();
    }
    return written.toString();
  }

  private static String written(Token token) {
    String text = token.text();
    if (token.kind() != Token.Kind.QUOTED_NAME || text.indexOf(NO_DOT) < 0) {
      return text;
    }
    String quote = text.substring(0, 1);
    return quote + token.value().replace(quote, quote + quote) + quote;
  }
}
