package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the ranges in order that {@code range_agg} gathers: PostgreSQL hears a cancel while it sorts
 * what an aggregate is given, but none while the aggregate sorts it, and the order changes nothing.
 * For DISTINCT it sorts them itself, and takes no other order.
 */
final class PostgresRanges {

  private static final String AGGREGATE = "range_agg";

  private final StatementTokens statement;
  private final List<Token> result = new ArrayList<>();

  private PostgresRanges(List<Token> tokens) {
    this.statement = StatementTokens.of(tokens);
  }

  /**
   * Returns the tokens with an order in each call.
   *
   * @throws Refusal if a call takes none
   */
  static List<Token> ordered(List<Token> tokens) {
    for (Token token : tokens) {
      if (isAggregate(token)) {
        return new PostgresRanges(tokens).ordered();
      }
    }
    return tokens;
  }

  private static boolean isAggregate(Token token) {
    boolean named = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    return named && Characters.lower(token.value()).equals(AGGREGATE);
  }

  private List<Token> ordered() {
    List<List<Token>> added = new ArrayList<>();
    for (int at = 0; at < statement.size(); at++) {
      added.add(List.of());
    }
    for (int at = 0; at < statement.size(); at++) {
      if (isAggregate(statement.token(at)) && isCall(at + 1)) {
        order(at + 1, added);
      }
    }
    for (int at = 0; at < statement.size(); at++) {
      result.addAll(added.get(at));
      result.add(statement.token(at));
    }
    return result;
  }

  private boolean isCall(int open) {
    return statement.sign(open, "(")
        && !statement.places().columnList(open)
        && !statement.places().aliasColumns(open);
  }

  private void order(int open, List<List<Token>> added) {
    int close = statement.brackets().partner(open);
    requireOrderable(open, close);
    if (statement.word(open + 1, "DISTINCT")) {
      return;
    }
    int first = statement.word(open + 1, "ALL") ? open + 2 : open + 1;
    int end = end(first, open, close);
    if (end < close) {
      if (!isOrderedBy(first, end)) {
        List<Token> key = copied(first, end);
        Token last = key.get(key.size() - 1);
        key.add(behind(last, 0, Token.Kind.PUNCTUATION, ","));
        added.set(end + 2, key);
      }
    } else if (first < end) {
      List<Token> order = new ArrayList<>();
      order.add(behind(statement.token(end - 1), 1, Token.Kind.WORD, "ORDER"));
      order.add(behind(statement.token(end - 1), 1, Token.Kind.WORD, "BY"));
      order.addAll(copied(first, end));
      added.set(close, order);
    }
  }

  /** Returns where the argument ends: at ORDER BY or the bracket. */
  private int end(int first, int open, int close) {
    for (int at = first; at + 2 < close; at++) {
      if (statement.word(at, "ORDER") && statement.brackets().around(at) == open) {
        return at;
      }
    }
    return close;
  }

  /** Tells whether the argument is what the call is ordered by already. */
  private boolean isOrderedBy(int first, int end) {
    int key = end + 2;
    for (int at = first; at < end; at++) {
      if (!statement.token(at).text().equals(statement.token(key++).text())) {
        return false;
      }
    }
    return statement.sign(key, ",") || statement.sign(key, ")");
  }

  private void requireOrderable(int open, int close) {
    if (statement.word(behindFilter(close + 1), "OVER") || holdsQuery(open, close)) {
      throw Refusal.at(
          statement.token(open - 1),
          GuardRule.COSTLY_CALL.id(),
          AGGREGATE + " of a window or of a query sorts its ranges without hearing a cancel.",
          "Gather columns of a query in FROM, with GROUP BY.");
    }
  }

  private boolean holdsQuery(int open, int close) {
    for (int at = open; at < close; at++) {
      if (statement.word(at, "SELECT") || statement.word(at, "VALUES")) {
        return true;
      }
    }
    return false;
  }

  private int behindFilter(int at) {
    boolean filtered = statement.word(at, "FILTER") && statement.sign(at + 1, "(");
    return filtered ? statement.brackets().partner(at + 1) + 1 : at;
  }

  private List<Token> copied(int first, int end) {
    return new ArrayList<>(statement.tokens().subList(first, end));
  }

  private static Token behind(Token last, int blanks, Token.Kind kind, String text) {
    int at = last.end() + blanks;
    return new Token(kind, text, text, at, at, last.line(), last.column());
  }
}
