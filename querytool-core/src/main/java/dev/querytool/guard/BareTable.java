package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code SELECT * FROM t} for {@code TABLE t} at the start of a statement and behind a set
 * operator, where an engine reads both alike; anywhere else the parser would not show the table.
 */
final class BareTable {

  private static final Set<String> SETS = Set.of("UNION", "EXCEPT", "INTERSECT");
  private static final Set<String> FOLLOWING =
      Set.of("ORDER", "LIMIT", "OFFSET", "FETCH", "UNION", "EXCEPT", "INTERSECT");

  private BareTable() {}

  /** Returns the tokens with a SELECT in the place of each such TABLE. */
  static List<Token> written(List<Token> tokens) {
    List<Token> result = tokens;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      boolean bare = token.isWord("TABLE") && startsQuery(tokens, at) && namesOneTable(tokens, at);
      if (bare && result == tokens) {
        result = new ArrayList<>(tokens.subList(0, at));
      }
      if (bare) {
        result.add(token.as(Token.Kind.WORD, "SELECT", "SELECT"));
        result.add(added(token, 1, Token.Kind.OPERATOR, "*"));
        result.add(added(token, 2, Token.Kind.WORD, "FROM"));
      } else if (result != tokens) {
        result.add(token);
      }
    }
    return result;
  }

  private static boolean startsQuery(List<Token> tokens, int at) {
    int before = at - 1;
    if (before > 0 && (tokens.get(before).isWord("ALL") || tokens.get(before).isWord("DISTINCT"))) {
      before--;
    }
    return at == 0 || isOneOf(tokens.get(before), SETS);
  }

  private static boolean namesOneTable(List<Token> tokens, int table) {
    int at = table + 1;
    while (isName(tokens, at) && at + 1 < tokens.size() && tokens.get(at + 1).isSign(".")) {
      at += 2;
    }
    int last = at + 1;
    return isName(tokens, at)
        && (last == tokens.size()
            || (tokens.get(last).isSign(")") && table > 0)
            || isOneOf(tokens.get(last), FOLLOWING));
  }

  private static boolean isOneOf(Token token, Set<String> words) {
    return words.stream().anyMatch(token::isWord);
  }

  private static boolean isName(List<Token> tokens, int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == Token.Kind.WORD
            || tokens.get(at).kind() == Token.Kind.QUOTED_NAME);
  }

  private static Token added(Token table, int behind, Token.Kind kind, String text) {
    int at = table.end() + behind;
    return new Token(kind, text, text, at, at, table.line(), table.column());
  }
}
