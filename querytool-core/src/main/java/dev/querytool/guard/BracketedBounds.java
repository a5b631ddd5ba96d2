package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts brackets around a sum or product that starts with a query in brackets and is a bound of
 * BETWEEN, where the parser reads that query alone: {@code BETWEEN (SELECT 5) - 1 AND 9} becomes
 * {@code BETWEEN ((SELECT 5) - 1) AND 9}. All engines read both alike.
 */
final class BracketedBounds {

  private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES");

  /** What may follow the second bound and binds less than its operators. */
  private static final Set<String> LOOSER =
      Set.of(
          """
          AND OR XOR WHEN THEN ELSE END AS ASC DESC FROM WHERE GROUP HAVING ORDER LIMIT OFFSET
          UNION EXCEPT INTERSECT JOIN LEFT RIGHT INNER CROSS WINDOW
          """
              .split("\\s+"));

  private static final int NONE = -1;

  private final List<Token> tokens;
  private final KeyWords words;
  private final Brackets brackets;
  private final int[] open;
  private final boolean[] opened;
  private final boolean[] closed;
  private boolean complete = true;

  private BracketedBounds(List<Token> tokens) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.brackets = Brackets.of(tokens);
    this.open = new int[tokens.size() + 1];
    this.opened = new boolean[tokens.size()];
    this.closed = new boolean[tokens.size()];
  }

  /** Returns the tokens with the brackets that the parser needs. */
  static List<Token> add(List<Token> tokens) {
    for (Token token : tokens) {
      if (token.isWord("BETWEEN")) {
        return new BracketedBounds(tokens).added();
      }
    }
    return tokens;
  }

  private List<Token> added() {
    for (int at = 0; at < tokens.size(); at++) {
      int around = brackets.around(at) + 1;
      if (words.at(at, "BETWEEN")) {
        open[around]++;
        boolean mode = words.at(at + 1, "SYMMETRIC") || words.at(at + 1, "ASYMMETRIC");
        bracket(mode ? at + 2 : at + 1, true);
      } else if (words.at(at, "AND") && open[around] > 0) {
        open[around]--;
        bracket(at + 1, false);
      }
    }
    return complete ? tokens : written();
  }

  private void bracket(int first, boolean lower) {
    if (!sign(first, "(") || !QUERIES.contains(words.at(first + 1))) {
      return;
    }
    int query = brackets.partner(first);
    int last = lastOfSum(query);
    if (last > query && (lower ? words.at(last + 1, "AND") : endsAt(last + 1))) {
      opened[first] = true;
      closed[last] = true;
      complete = false;
    }
  }

  private boolean endsAt(int at) {
    return at >= tokens.size() || sign(at, ")") || sign(at, ",") || LOOSER.contains(words.at(at));
  }

  /** Returns the last token of the sum whose first operand ends at a token; -1 if it is unclear. */
  private int lastOfSum(int operand) {
    int last = lastOfCasts(operand);
    while (last != NONE && isOperator(last + 1)) {
      int next = lastOfOperand(last + 2);
      last = next == NONE ? NONE : lastOfCasts(next);
    }
    return last;
  }

  private int lastOfCasts(int operand) {
    int last = operand;
    while (sign(last + 1, "::") && isName(last + 2)) {
      last += 2;
    }
    return last;
  }

  private int lastOfOperand(int first) {
    int at = first;
    while (sign(at, "-") || sign(at, "+")) {
      at++;
    }
    if (at >= tokens.size()) {
      return NONE;
    }
    return switch (tokens.get(at).kind()) {
      case NUMBER, STRING, PARAMETER -> at;
      case PUNCTUATION -> sign(at, "(") ? brackets.partner(at) : NONE;
      case QUOTED_NAME -> lastOfName(at);
      case WORD -> words.at(at, "INTERVAL") ? lastOfInterval(at) : lastOfName(at);
      case OPERATOR, BLOB -> NONE;
    };
  }

  private int lastOfName(int first) {
    int at = first;
    while (sign(at + 1, ".") && isName(at + 2)) {
      at += 2;
    }
    return sign(at + 1, "(") ? brackets.partner(at + 1) : at;
  }

  private int lastOfInterval(int interval) {
    if (interval + 1 >= tokens.size() || isName(interval + 1)) {
      return NONE;
    }
    int size = lastOfOperand(interval + 1);
    return size != NONE && TimeUnits.UNITS.contains(words.at(size + 1)) ? size + 1 : size;
  }

  private List<Token> written() {
    List<Token> result = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (opened[at]) {
        result.add(MissingBrackets.bracket(token, token.start(), "("));
      }
      result.add(token);
      if (closed[at]) {
        result.add(MissingBrackets.bracket(token, token.end(), ")"));
      }
    }
    return result;
  }

  private boolean isOperator(int at) {
    return at < tokens.size()
        && tokens.get(at).kind() == Token.Kind.OPERATOR
        && OPERATORS.contains(tokens.get(at).text());
  }

  private boolean isName(int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == Token.Kind.WORD
            || tokens.get(at).kind() == Token.Kind.QUOTED_NAME);
  }

  private boolean sign(int at, String sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
