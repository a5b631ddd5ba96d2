package dev.querytool.guard;

/**
 * Bounds what the parser is given, so that its time is bounded: its effort grows with the square of
 * the depth of what it reads, and with the cube of the length of a chain of dots.
 */
final class ParseBounds {

  private static final int MAX_DOTS = 3;
  private static final long MAX_EFFORT = 3_000_000;

  private ParseBounds() {}

  /**
   * Checks a text whose depth is bounded.
   *
   * @throws Refusal if the parser could need seconds for it
   */
  static void check(CanonicalText text) {
    long effort = 0;
    int depth = 0;
    int dots = 0;
    boolean afterDot = false;
    for (Token token : text.tokens()) {
      depth += opens(token) ? 1 : 0;
      depth -= depth > 0 && closes(token) ? 1 : 0;
      effort += (long) depth * depth;
      boolean dot = token.isSign(".");
      dots = dot ? dots + 1 : afterDot ? dots : 0;
      afterDot = dot;
      require(dots <= MAX_DOTS, token, "A name has more than " + MAX_DOTS + " dots");
      require(effort <= MAX_EFFORT, token, "Too much stands in too deep brackets");
    }
  }

  private static boolean opens(Token token) {
    return switch (token.kind()) {
      case PUNCTUATION -> token.text().equals("(") || token.text().equals("[");
      case WORD -> token.isWord("CASE");
      default -> false;
    };
  }

  private static boolean closes(Token token) {
    return switch (token.kind()) {
      case PUNCTUATION -> token.text().equals(")") || token.text().equals("]");
      case WORD -> token.isWord("END");
      default -> false;
    };
  }

  private static void require(boolean holds, Token token, String message) {
    if (!holds) {
      throw GuardRule.TOO_COMPLEX.at(token, message + ".");
    }
  }
}
