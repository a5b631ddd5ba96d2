package dev.querytool.natural;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model thought aloud before it answered, which is no part of its answer. */
final class Thoughts {

  private static final String NAMES = "(?:think|thinking|thought|reasoning)";

  /** In the middle of a line it may be part of a text. */
  private static final Pattern OPENING =
      Pattern.compile("(?im)^[ \\t]*<" + NAMES + ">", Pattern.UNICODE_CASE);

  private static final Pattern CLOSING = Pattern.compile("(?i)</" + NAMES + ">");
  private static final Pattern LEFT_OVER =
      Pattern.compile("(?im)(?:^[ \\t]*</" + NAMES + ">|</" + NAMES + ">[ \\t]*$)");

  private Thoughts() {}

  /** Returns a text without its thoughts; one that was begun and not ended takes all the rest. */
  static String cutFrom(String text) {
    StringBuilder rest = new StringBuilder(text);
    Matcher opening = OPENING.matcher(rest);
    while (opening.find()) {
      Matcher closing = CLOSING.matcher(rest);
      int end = closing.find(opening.end()) ? closing.end() : rest.length();
      rest.delete(opening.start(), end);
      opening.reset();
    }
    return afterLeftOver(rest.toString());
  }

  /** Some servers leave out where the thoughts begin. */
  private static String afterLeftOver(String text) {
    int end = 0;
    Matcher closing = LEFT_OVER.matcher(text);
    while (closing.find()) {
      end = closing.end();
    }
    return text.substring(end);
  }
}
