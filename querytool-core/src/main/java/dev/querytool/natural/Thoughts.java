package dev.querytool.natural;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes what a model thought aloud before its answer. */
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
    StringBuilder rest = new StringBuilder();
    Matcher opening = OPENING.matcher(text);
    Matcher closing = CLOSING.matcher(text);
    int from = 0;
    while (opening.region(from, text.length()).find()) {
      rest.append(text, from, opening.start());
      from = closing.find(opening.end()) ? closing.end() : text.length();
    }
    return afterLeftOver(rest.append(text.substring(from)).toString());
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
