package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes JSON in which nothing is unseen: signs without a shape stand there as escapes. */
final class VisibleText {

  /**
   * Controls, formats and halves; then fillers, joiners and selectors that Unicode calls others.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}"
              + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{2800}"
              + "\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}]");

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
