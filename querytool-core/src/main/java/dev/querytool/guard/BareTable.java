package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code SELECT * FROM t} for a statement that starts with {@code TABLE t}, where an engine
 * reads both alike; anywhere else the parser would not show the table.
 */
final class BareTable {

  private static final Set<String> FOLLOWING =
      Set.of("ORDER", "LIMIT", "OFFSET", "FETCH", "UNION", "EXCEPT", "INTERSECT");

  private BareTable() {}

  /** Returns the tokens with a SELECT in the place of a TABLE at their start. */
  static List<Token> written(List<Token> tokens) {
    if (!tokens.get(0).isWord("TABLE") || !namesOneTable(tokens)) {
      return tokens;
    }
    Token table = tokens.get(0);
    List<Token> result = new ArrayList<>(tokens.size() + 2);
    result.add(table.as(Token.Kind.WORD, "SELECT", "SELECT"));
    result.add(added(table, 1, Token.Kind.OPERATOR, "*"));
    result.add(added(table, 2, Token.Kind.WORD, "FROM"));
    result.addAll(tokens.subList(1, tokens.size()));
    return result;
  }

  private static boolean namesOneTable(List<Token> tokens) {
    int at = 1;
    while (isName(tokens, at) && at + 1 < tokens.size() && tokens.get(at + 1).isSign(".")) {
      at += 2;
    }
    int last = at + 1;
    return isName(tokens, at)
        && (last == tokens.size()
            || FOLLOWING.stream().anyMatch(word -> tokens.get(last).isWord(word)));
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
