package dev.querytool.natural;

import java.util.regex.Pattern;

/**
 * A model's prose without what a page would load, follow or run: pictures, links, addresses and
 * tags. Their words stay.
 */
final class UnlinkedText {

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)\\]\\([^)\\n]*\\)?");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)<?\\b(?:[a-z][a-z0-9+.-]{0,20}://|www\\.|(?:javascript|data|mailto):)\\S*");
  private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?][^<>]*>");

  /** With a blank behind it, no page takes it for the beginning of a tag. */
  private static final Pattern OPENING = Pattern.compile("<(?=[A-Za-z/!?])");

  private UnlinkedText() {}

  static String of(String text) {
    String words = LINK.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("$1");
    String unaddressed = ADDRESS.matcher(words).replaceAll("…");
    return OPENING.matcher(TAG.matcher(unaddressed).replaceAll("")).replaceAll("< ");
  }
}
