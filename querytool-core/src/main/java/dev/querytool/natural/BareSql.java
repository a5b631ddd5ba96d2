package dev.querytool.natural;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that stands in a text without a fence around it. */
final class BareSql {

  private static final String READS =
      "select\\b(?=\\s*[\\d(*'\"]|\\s+\\w+\\s*\\()|(?<beforeFrom>select\\b)"
          + "|with\\s+(?:recursive\\s+)?[\\w\"`\\p{L}]+\\s*(?:\\([^()]{0,2000}+\\)\\s*)?as\\b"
          + "|values\\s*\\(|\\(\\s*select\\b";
  private static final String WRITES =
      "insert\\s+(?:\\w+\\s+)?into\\b|update\\s+\\S+\\s+set\\b|delete\\s+from\\b|replace\\s+into\\b"
          + "|merge\\s+into\\b|truncate\\s+(?:table\\s+)?\\w|(?:drop|alter|create)\\s+(?:or\\s+replace"
          + "\\s+|temp\\w*\\s+|unique\\s+)?(?:table|view|index|schema|database|user|role|function"
          + "|procedure|trigger|sequence)\\b|(?<beforeTo>grant\\s+\\w+)|revoke\\s+\\w+"
          + "|attach\\s+database\\b|pragma\\s+\\w+|call\\s+\\w+\\s*\\(|copy\\s+\\w+\\s+(?:to|from)\\b"
          + "|load\\s+data\\b";

  private static final Pattern START =
      Pattern.compile("(?im)^[ \\t]*(?:sql\\s*[:：]\\s*)?(" + READS + "|" + WRITES + ")");
  private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\b");
  private static final Pattern TO = Pattern.compile("(?i)\\bto\\b");
  private static final Pattern FIRST_WORD =
      Pattern.compile(
          "(?i)(select|with|values|insert|update|delete|replace|merge|truncate|drop|alter|create"
              + "|grant|revoke|attach|pragma|call|copy|load|explain|table)");
  private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[ \\t\\u3000]*\\R");

  private BareSql() {}

  /** Tells whether a word begins a statement. */
  static boolean begins(String word) {
    return FIRST_WORD.matcher(word).matches();
  }

  /** Tells whether a text holds a line that begins a statement. */
  static boolean isIn(String text) {
    return begin(text).isPresent();
  }

  /**
   * Returns what may be the statement, the longest first; none if nothing begins one.
   *
   * @param text without the explanation
   */
  static List<String> in(String text) {
    OptionalInt begin = begin(text);
    if (begin.isEmpty()) {
      return List.of();
    }
    String rest = text.substring(begin.getAsInt());
    List<String> found = new ArrayList<>();
    OptionalInt semicolon = SqlEnd.of(rest);
    if (semicolon.isEmpty()) {
      found.add(rest);
      addIfShorter(found, upToBlankLine(rest));
    } else if (isIn(rest.substring(semicolon.getAsInt() + 1))) {
      found.add(rest);
    } else {
      found.add(rest.substring(0, semicolon.getAsInt()));
    }
    return List.copyOf(found);
  }

  /** Looks for the words that must follow once, not from each place where a statement may begin. */
  private static OptionalInt begin(String text) {
    Matcher start = START.matcher(text);
    if (!start.find()) {
      return OptionalInt.empty();
    }
    int from = last(FROM, text);
    int to = last(TO, text);
    do {
      boolean whole =
          (start.group("beforeFrom") == null || start.end() <= from)
              && (start.group("beforeTo") == null || start.end() <= to);
      if (whole) {
        return OptionalInt.of(start.start(1));
      }
    } while (start.find());
    return OptionalInt.empty();
  }

  private static int last(Pattern word, String text) {
    return word.matcher(text).results().mapToInt(MatchResult::start).max().orElse(-1);
  }

  private static void addIfShorter(List<String> found, String shorter) {
    if (!shorter.strip().equals(found.get(0).strip())) {
      found.add(shorter);
    }
  }

  private static String upToBlankLine(String text) {
    Matcher blank = BLANK_LINE.matcher(text);
    return blank.find() ? text.substring(0, blank.start()) : text;
  }
}
