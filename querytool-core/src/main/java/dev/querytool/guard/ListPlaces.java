package dev.querytool.guard;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds the parameters in whose place a list of values may stand: those between brackets and commas
 * alone in the list of an IN, as in {@code id IN (:ids)} and {@code id NOT IN (1, :ids)}.
 */
final class ListPlaces {

  private final StatementTokens statement;

  private ListPlaces(StatementTokens statement) {
    this.statement = statement;
  }

  /** Returns the places of those parameters among all, from 0. */
  static Set<Integer> of(CanonicalText text) {
    if (text.tokens().stream().noneMatch(token -> token.kind() == Token.Kind.PARAMETER)) {
      return Set.of();
    }
    ListPlaces lists = new ListPlaces(text.statement());
    Set<Integer> places = new HashSet<>();
    int place = 0;
    for (int at = 0; at < text.tokens().size(); at++) {
      if (text.tokens().get(at).kind() == Token.Kind.PARAMETER) {
        if (lists.isItem(at)) {
          places.add(place);
        }
        place++;
      }
    }
    return Set.copyOf(places);
  }

  private boolean isItem(int parameter) {
    boolean alone =
        (sign(parameter - 1, "(") || sign(parameter - 1, ","))
            && (sign(parameter + 1, ")") || sign(parameter + 1, ","));
    int open = statement.brackets().around(parameter);
    return alone
        && open > 0
        && sign(open, "(")
        && statement.word(open - 1, "IN")
        && !holdsQuery(open)
        && !isArgument(open - 1)
        && !comparesRow(open - 1);
  }

  private boolean holdsQuery(int open) {
    for (int at = open + 1; at < statement.brackets().partner(open); at++) {
      boolean here = statement.brackets().around(at) == open;
      if (here && (statement.word(at, "SELECT") || statement.word(at, "VALUES"))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether an IN stands between the arguments of {@code position}. */
  private boolean isArgument(int in) {
    int open = statement.brackets().around(in);
    return open > 0 && statement.sign(open, "(") && statement.word(open - 1, "POSITION");
  }

  /** Tells whether rows are looked for, and not single values. */
  private boolean comparesRow(int in) {
    int close = statement.word(in - 1, "NOT") ? in - 2 : in - 1;
    if (!sign(close, ")")) {
      return false;
    }
    int open = statement.brackets().partner(close);
    boolean called =
        statement.name(open - 1)
            && !statement.word(open - 1, "ROW")
            && !Openers.contains(statement.word(open - 1))
            && !statement.word(open - 1, "NOT");
    return !called && holdsComma(open);
  }

  private boolean holdsComma(int open) {
    for (int at = open + 1; at < statement.brackets().partner(open); at++) {
      if (sign(at, ",") && statement.brackets().around(at) == open) {
        return true;
      }
    }
    return false;
  }

  private boolean sign(int at, String sign) {
    return statement.sign(at, sign);
  }
}
