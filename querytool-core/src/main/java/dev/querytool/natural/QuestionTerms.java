package dev.querytool.natural;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is compared of a question: its words without the endings of plurals, its figures, and of
 * scripts that write no spaces all pairs of neighbours, or the one character there is.
 *
 * @param counts how often each occurs
 */
record QuestionTerms(Map<String, Integer> counts) {

  private static final Pattern PIECES =
      Pattern.compile(
          "(?<run>[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]+)"
              + "|(?<number>\\d+(?:[.,:/-]\\d+)*)"
              + "|(?<word>[\\p{L}\\p{M}]+)");

  static QuestionTerms of(String question) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Matcher pieces =
        PIECES.matcher(
            Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    while (pieces.find()) {
      String run = pieces.group("run");
      if (run != null) {
        addPairs(run, counts);
      } else {
        String word = pieces.group("word");
        counts.merge(word == null ? pieces.group() : singular(word), 1, Integer::sum);
      }
    }
    return new QuestionTerms(counts);
  }

  private static void addPairs(String run, Map<String, Integer> counts) {
    int[] points = run.codePoints().toArray();
    if (points.length == 1) {
      counts.merge(run, 1, Integer::sum);
    }
    for (int i = 1; i < points.length; i++) {
      counts.merge(new String(points, i - 1, 2), 1, Integer::sum);
    }
  }

  private static String singular(String word) {
    int length = word.length();
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    return length > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, length - 1)
        : word;
  }
}
