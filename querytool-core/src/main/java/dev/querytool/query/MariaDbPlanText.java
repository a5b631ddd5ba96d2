package dev.querytool.query;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes JSON of MariaDB's plans, into which it writes the texts of a query as they are: a quotation
 * mark in one would end it, and what follows would be read as a part of the plan. Each value stands
 * in a line of its own, and a line break within a text is written as {@code \n}.
 */
final class MariaDbPlanText {

  private static final Pattern TEXT = Pattern.compile("( *\"[A-Za-z0-9_]+\": \")(.*)(\",?)");

  private MariaDbPlanText() {}

  static String escaped(String plan) {
    StringBuilder json = new StringBuilder(plan.length());
    for (String line : plan.split("\n", -1)) {
      Matcher text = TEXT.matcher(line);
      if (text.matches()) {
        json.append(text.group(1))
            .append(JsonStringEncoder.getInstance().quoteAsString(text.group(2)))
            .append(text.group(3));
      } else {
        json.append(line);
      }
      json.append('\n');
    }
    return json.toString();
  }
}
