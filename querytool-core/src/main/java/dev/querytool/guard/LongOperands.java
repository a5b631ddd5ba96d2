package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Removes the brackets around the first query of a set operation in brackets where that query is
 * long: the parser looks only so far ahead, and takes {@code ((SELECT ...) UNION ...)} for a table
 * or a value in brackets if the operator stands behind that.
 */
final class LongOperands {

  /** Well below what the parser looks ahead. */
  private static final int LONG = 200;

  private static final Set<String> SET_OPERATORS = Set.of("UNION", "INTERSECT", "EXCEPT");

  /** What belongs to the query in the brackets, and without them would to the whole operation. */
  private static final Set<String> BOUND =
      Set.of(
          """
          UNION INTERSECT EXCEPT MINUS ORDER LIMIT OFFSET FETCH FOR INTO LOCK PROCEDURE
          """
              .split("\\s+"));

  private final List<Token> tokens;
  private final KeyWords words;
  private final Brackets brackets;
  private final BitSet removed = new BitSet();

  private LongOperands(List<Token> tokens) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.brackets = Brackets.of(tokens);
  }

  /** Returns the tokens without such brackets. */
  static List<Token> unbracketed(List<Token> tokens) {
    return tokens.size() < LONG ? tokens : new LongOperands(tokens).remaining();
  }

  private List<Token> remaining() {
    for (int at = 1; at < tokens.size(); at++) {
      if (tokens.get(at - 1).isSign("(") && tokens.get(at).isSign("(") && isLongOperand(at)) {
        removed.set(at);
        removed.set(brackets.partner(at));
      }
    }
    return removed.isEmpty()
        ? tokens
        : IntStream.range(0, tokens.size())
            .filter(at -> !removed.get(at))
            .mapToObj(tokens::get)
            .toList();
  }

  private boolean isLongOperand(int open) {
    int close = brackets.partner(open);
    return close - open > LONG
        && words.at(open + 1, "SELECT")
        && SET_OPERATORS.contains(words.at(close + 1))
        && IntStream.range(open + 1, close)
            .noneMatch(at -> brackets.around(at) == open && BOUND.contains(words.at(at)));
  }
}
