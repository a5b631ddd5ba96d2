package dev.querytool.guard;

import java.util.List;

/**
 * Gives the parser LIKE for SQLite's GLOB, which it does not know: both rank alike, take two values
 * and are equally long, so the tree is that of the text and every place in it stays the same.
 */
final class SqliteStandIns {

  private static final String KNOWN = "LIKE";
  private static final String UNKNOWN = "GLOB";

  private SqliteStandIns() {}

  static String forParser(CanonicalText text) {
    List<Token> tokens = text.tokens();
    if (tokens.stream().noneMatch(token -> token.isWord(UNKNOWN))) {
      return text.sql();
    }
    StatementTokens statement =
        StatementTokens.of(tokens, KeyWords.of(tokens), Brackets.of(tokens));
    StringBuilder sql = new StringBuilder(text.sql());
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token.isWord(UNKNOWN) && SqliteTokens.operatorPlace(statement, at)) {
        sql.replace(token.start(), token.end(), KNOWN);
      }
    }
    return sql.toString();
  }
}
