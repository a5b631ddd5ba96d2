package dev.querytool.natural;

/** Text from a catalogue as it may stand in a prompt: one line, bounded, without hidden signs. */
final class PlainLine {

  private static final char CUT = '…';

  private PlainLine() {}

  /**
   * Returns a text on one line.
   *
   * @param most how many code points are left at most
   */
  static String of(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), 2 * most + 1));
    int written = 0;
    boolean blank = true;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int sign = text.codePointAt(at);
      if (isHidden(sign)) {
        continue;
      }
      boolean space = isSpace(sign);
      if (!(space && blank)) {
        if (written++ == most) {
          return unfenced(line.append(CUT).toString());
        }
        line.appendCodePoint(space ? ' ' : sign);
      }
      blank = space;
    }
    return unfenced(line.toString().stripTrailing());
  }

  /** Nothing in it looks like the end of a block. */
  private static String unfenced(String line) {
    return line.replace("```", "'''");
  }

  private static boolean isSpace(int sign) {
    return Character.isWhitespace(sign)
        || Character.isSpaceChar(sign)
        || Character.getType(sign) == Character.CONTROL;
  }

  private static boolean isHidden(int sign) {
    int type = Character.getType(sign);
    return type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }
}
