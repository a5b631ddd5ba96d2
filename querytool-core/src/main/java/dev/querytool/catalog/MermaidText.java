package dev.querytool.catalog;

import java.util.regex.Pattern;

/**
 * Writes any text where Mermaid's entity-relationship grammar takes words or quoted text. What
 * would end the text, begin a directive or be read as markup becomes a look-alike.
 */
final class MermaidText {

  private static final String READ_OTHERWISE = "\"`%\\#<>&~";
  private static final String LOOK_ALIKES = "''％＼＃＜＞＆～";

  /** A line with these words in it sets the diagram's direction, quotes or not. */
  private static final Pattern DIRECTION =
      Pattern.compile("(direction)\\s+(?=TB|BT|RL|LR)", Pattern.CASE_INSENSITIVE);

  /** What Mermaid takes for the mark of a key at the start of a word. */
  private static final Pattern KEY_MARK =
      Pattern.compile("(?:PK|FK|UK)(?![A-Za-z0-9_]).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Up to here Mermaid's words know ASCII letters only. */
  private static final int FIRST_FOREIGN_LETTER = 0xC0;

  private MermaidText() {}

  /** Returns what may stand between quotation marks; never empty. */
  static String label(String text) {
    StringBuilder label = new StringBuilder();
    text.codePoints().map(MermaidText::readable).forEach(label::appendCodePoint);
    String safe = DIRECTION.matcher(label).replaceAll("$1_");
    return safe.isBlank() ? "_" : safe;
  }

  /**
   * Returns one word, with {@code _} for every character that a word cannot hold; never empty.
   *
   * @param also what it may hold besides letters, digits and {@code _}, though not as its first
   */
  static String word(String text, String also) {
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(c -> word.appendCodePoint(isWordPart(c) || also.indexOf(c) >= 0 ? c : '_'));
    boolean startsBadly =
        word.isEmpty()
            || "0123456789".indexOf(word.charAt(0)) >= 0
            || also.indexOf(word.charAt(0)) >= 0
            || KEY_MARK.matcher(word).matches();
    return startsBadly ? "_" + word : word.toString();
  }

  private static int readable(int c) {
    int place = READ_OTHERWISE.indexOf(c);
    if (place >= 0) {
      return LOOK_ALIKES.charAt(place);
    }
    return isBlank(c) ? ' ' : c;
  }

  private static boolean isWordPart(int c) {
    return c == '_'
        || (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= FIRST_FOREIGN_LETTER && Character.isLetterOrDigit(c));
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE;
  }
}
