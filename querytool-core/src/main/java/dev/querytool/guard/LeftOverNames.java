package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;

/** Finds the names of a text that no node of the parsed statement stands for. */
final class LeftOverNames {

  private final List<Token> tokens;
  private final StatementTokens statement;
  private final NameRules rules;
  private final BitSet windows;

  LeftOverNames(StatementTokens statement, NameRules rules) {
    this.tokens = statement.tokens();
    this.statement = statement;
    this.rules = rules;
    this.windows = windowNames();
  }

  /**
   * Refuses a text in which a name is left over.
   *
   * @param claimed the places of the names that nodes stand for
   */
  void requireNone(BitSet claimed) {
    for (int i = claimed.nextClearBit(0); i < tokens.size(); i = claimed.nextClearBit(i + 1)) {
      if (isName(i)) {
        throw GuardRule.TREE_MISMATCH.at(
            tokens.get(i), "It is not clear what " + tokens.get(i).text() + " stands for.");
      }
    }
  }

  private boolean isName(int place) {
    Token token = tokens.get(place);
    return switch (token.kind()) {
      case QUOTED_NAME -> !namesField(place);
      case WORD ->
          !rules.isKeyWord(token.word())
              && !sign(place + 1, "(")
              && !namesType(place)
              && !namesPart(place)
              && !namesField(place)
              && !namesWindow(place);
      default -> false;
    };
  }

  /** The parser gives no place to some casts, but their grammar leaves room for types only. */
  private boolean namesType(int place) {
    return statement.places().type(place)
        || sign(place - 1, "::")
        || (sign(place - 1, ".") && place > 2 && namesType(place - 2))
        || (sign(place - 2, "::")
            && (tokens.get(place).isWord("PRECISION") || tokens.get(place).isWord("VARYING")));
  }

  /** The parser gives no place to a field in a cast; what is none was refused before. */
  private boolean namesField(int place) {
    return rules.dotCalls() && sign(place - 1, ".") && sign(place - 2, ")");
  }

  /**
   * The parser gives no place to EXTRACT in a cast, but its grammar leaves room for a unit only.
   */
  private boolean namesPart(int place) {
    return place > 1
        && sign(place - 1, "(")
        && tokens.get(place - 2).isWord("EXTRACT")
        && place + 1 < tokens.size()
        && tokens.get(place + 1).isWord("FROM");
  }

  /** Tells whether a name stands behind OVER, or before AS in the list behind WINDOW. */
  private boolean namesWindow(int place) {
    return place > 0
        && (tokens.get(place - 1).isWord("OVER")
            || tokens.get(place - 1).isWord("WINDOW")
            || windows.get(place));
  }

  private BitSet windowNames() {
    BitSet names = new BitSet();
    int window = 0;
    while (window < tokens.size() && !tokens.get(window).isWord("WINDOW")) {
      window++;
    }
    for (int at = window + 1; at < tokens.size(); at++) {
      boolean first = tokens.get(at - 1).isWord("WINDOW");
      boolean later = at > 2 && sign(at - 1, ",") && sign(at - 2, ")");
      boolean listed = later && names.get(Math.max(0, statement.brackets().partner(at - 2) - 2));
      if (definesWindow(at) && (first || listed)) {
        names.set(at);
      }
    }
    return names;
  }

  private boolean definesWindow(int place) {
    return place + 2 < tokens.size() && tokens.get(place + 1).isWord("AS") && sign(place + 2, "(");
  }

  private boolean sign(int place, String sign) {
    return place >= 0 && place < tokens.size() && tokens.get(place).isSign(sign);
  }
}
