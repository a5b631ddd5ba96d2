package dev.querytool.guard;

import java.util.List;
import java.util.Map;

/**
 * Gives the parser LIKE for SQLite's GLOB and ILIKE for its MATCH, which it does not know: all rank
 * alike, take two values, and each is as long as its stand-in, so the tree is that of the text and
 * every place in it stays the same.
 */
final class SqliteStandIns {

  private static final Map<String, String> KNOWN = Map.of("GLOB", "LIKE", "MATCH", "ILIKE");

  private SqliteStandIns() {}

  static String forParser(CanonicalText text) {
    List<Token> tokens = text.tokens();
    KeyWords words = text.statement().words();
    if (!anyUnknown(words, tokens.size())) {
      return text.sql();
    }
    StatementTokens statement = text.statement();
    StringBuilder sql = new StringBuilder(text.sql());
    for (int at = 0; at < tokens.size(); at++) {
      String known = KNOWN.get(words.at(at));
      if (known != null && SqliteTokens.operatorPlace(statement, at)) {
        sql.replace(tokens.get(at).start(), tokens.get(at).end(), known);
      }
    }
    return sql.toString();
  }

  private static boolean anyUnknown(KeyWords words, int size) {
    for (int at = 0; at < size; at++) {
      if (KNOWN.containsKey(words.at(at))) {
        return true;
      }
    }
    return false;
  }
}
