package dev.querytool.natural;

/** What is left of the tokens that a prompt may take. Used by one thread. */
final class TokenBudget {

  private static final int PART = 8_000;

  private final TokenCounter counter;
  private long left;

  TokenBudget(TokenCounter counter, long tokens) {
    this.counter = counter;
    this.left = tokens;
  }

  /**
   * Takes what a text needs, if that is left. A long text is counted by lines in parts, and no
   * further than there is something left.
   *
   * @return whether it was
   */
  boolean take(String text) {
    long rest = left;
    for (int from = 0; from < text.length() && rest >= 0; ) {
      int end = endOfPart(text, from);
      rest -= counter.count(text.substring(from, end));
      from = end;
    }
    if (rest < 0) {
      return false;
    }
    left = rest;
    return true;
  }

  private static int endOfPart(String text, int from) {
    if (text.length() - from <= PART) {
      return text.length();
    }
    int line = text.lastIndexOf('\n', from + PART - 1);
    return line > from ? line + 1 : from + PART;
  }
}
