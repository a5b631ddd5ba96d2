package dev.querytool.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the parameters that are only asked whether they are NULL, as in {@code :since IS NULL OR
 * ...}: nothing there tells an engine of which type they are.
 */
final class NullTests {

  private final List<Token> tokens;
  private final KeyWords words;

  private NullTests(StatementTokens statement) {
    this.tokens = statement.tokens();
    this.words = statement.words();
  }

  /** Returns the places of those parameters among all, from 0. */
  static Set<Integer> of(CanonicalText text) {
    if (text.tokens().stream().noneMatch(token -> token.kind() == Token.Kind.PARAMETER)) {
      return Set.of();
    }
    NullTests tests = new NullTests(text.statement());
    Set<Integer> places = new HashSet<>();
    int place = 0;
    for (int at = 0; at < text.tokens().size(); at++) {
      if (text.tokens().get(at).kind() == Token.Kind.PARAMETER) {
        if (tests.isTested(at)) {
          places.add(place);
        }
        place++;
      }
    }
    return Set.copyOf(places);
  }

  private boolean isTested(int parameter) {
    int first = parameter;
    int last = parameter;
    while (sign(first - 1, "(") && sign(last + 1, ")") && !isCalled(first - 1)) {
      first--;
      last++;
    }
    return startsOperand(first) && testFollows(last + 1);
  }

  private boolean isCalled(int open) {
    return open > 0
        && tokens.get(open - 1).kind() == Token.Kind.WORD
        && !Openers.contains(words.at(open - 1))
        && !words.at(open - 1, "NOT");
  }

  private boolean startsOperand(int at) {
    return sign(at - 1, "(")
        || sign(at - 1, ",")
        || words.at(at - 1, "NOT")
        || Openers.contains(words.at(at - 1));
  }

  private boolean testFollows(int at) {
    return words.at(at, "ISNULL")
        || words.at(at, "NOTNULL")
        || (words.at(at, "IS") && words.at(words.at(at + 1, "NOT") ? at + 2 : at + 1, "NULL"));
  }

  private boolean sign(int at, String sign) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
