package dev.querytool.examples.mcp;

/** Text that an agent can afford to read. */
final class ShortText {

  private static final int LONGEST = 1_000;

  private ShortText() {}

  /** Returns the text, or its beginning and how long it is. */
  static String of(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, half ? LONGEST - 1 : LONGEST)
        + "… (cut, "
        + text.length()
        + " characters)";
  }
}
