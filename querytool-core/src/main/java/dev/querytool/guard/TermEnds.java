package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/** Where the terms of ORDER BY and GROUP BY end. */
final class TermEnds {

  private static final Set<String> BEHIND_TERMS =
      Set.of(
          "ASC",
          "DESC",
          "USING",
          "NULLS",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "FOR",
          "HAVING",
          "WINDOW",
          "ORDER",
          "UNION",
          "INTERSECT",
          "EXCEPT");

  private final String sql;
  private final List<Token> tokens;

  TermEnds(CanonicalText text) {
    this.sql = text.sql();
    this.tokens = text.tokens();
  }

  /** Tells whether a term ends behind its last token and so many closing brackets. */
  boolean endsBehind(int last, int brackets) {
    int place = last + 1;
    for (int i = 0; i < brackets; i++) {
      if (hidesBefore(place) || !isSign(place++, ")")) {
        return false;
      }
    }
    return !hidesBefore(place)
        && (place == tokens.size()
            || isSign(place, ",")
            || isSign(place, ")")
            || BEHIND_TERMS.contains(tokens.get(place).word()));
  }

  /** Tells whether the parser is spared something before a token, as more than a blank shows. */
  private boolean hidesBefore(int place) {
    int start = place == tokens.size() ? sql.length() : tokens.get(place).start();
    return start - tokens.get(place - 1).end() > 1;
  }

  private boolean isSign(int place, String sign) {
    return place < tokens.size() && tokens.get(place).isSign(sign);
  }
}
