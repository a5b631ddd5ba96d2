package dev.querytool.query;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes JSON of MariaDB's plans, into which it writes the texts and names of a query as they are: a
 * quotation mark in one would end it, and what follows would be read as a part of the plan. Each
 * value stands in a line of its own, short lists of texts in one line and long ones with a line for
 * each, and a line break within a text is written as {@code \n}.
 *
 * <p>A short list is read as one text, as two texts cannot be told from one that looks so.
 */
final class MariaDbPlanText {

  private static final List<Pattern> TEXTS =
      List.of(
          line("( *\"[A-Za-z0-9_-]+\": \")(.*)(\",?)"),
          line("( *\"[A-Za-z0-9_-]+\": \\[\")(.*)(\"\\],?)"),
          line("( *\")(.*)(\",?)"));

  private MariaDbPlanText() {}

  /** Some signs that end a line for a pattern end none in a plan. */
  private static Pattern line(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  static String escaped(String plan) {
    StringBuilder json = new StringBuilder(plan.length());
    for (String line : plan.split("\n", -1)) {
      json.append(escapedLine(line)).append('\n');
    }
    return json.toString();
  }

  private static String escapedLine(String line) {
    for (Pattern pattern : TEXTS) {
      Matcher text = pattern.matcher(line);
      if (text.matches()) {
        char[] inner = JsonStringEncoder.getInstance().quoteAsString(text.group(2));
        return text.group(1) + new String(inner) + text.group(3);
      }
    }
    return line;
  }
}
