package dev.querytool.natural;

/**
 * Counts what tokenizers of byte pairs make of a text, from above: prose and names take fewer.
 * Immutable.
 */
enum ApproximateTokens implements TokenCounter {
  /** The one there is. */
  COUNTER;

  @Override
  public int count(String text) {
    long tokens = 0;
    int letters = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int sign = text.codePointAt(at);
      if (sign >= 'a' && sign <= 'z') {
        letters++;
        continue;
      }
      tokens += ofWord(letters) + of(text, at, sign);
      letters = 0;
    }
    return (int) Math.min(Integer.MAX_VALUE, tokens + ofWord(letters));
  }

  /** Letters that make no word come in pairs and threes. */
  private static int ofWord(int letters) {
    return letters <= 2 ? letters : 1 + letters * 2 / 3;
  }

  private static int of(String text, int at, int sign) {
    if (sign == ' ' && at > 0 && text.charAt(at - 1) != ' ' && at + 1 < text.length()) {
      return Character.isLetter(text.charAt(at + 1)) ? 0 : 1;
    }
    return sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
  }
}
