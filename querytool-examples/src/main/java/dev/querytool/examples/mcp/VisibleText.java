package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes JSON in which nothing is unseen: signs without a shape stand there as escapes. */
final class VisibleText {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}]");

  private VisibleText() {}

  static String of(JsonNode answer) {
    return UNSEEN
        .matcher(answer.toString())
        .replaceAll(
            sign ->
                sign.group()
                    .chars()
                    .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                    .reduce("", String::concat));
  }
}
