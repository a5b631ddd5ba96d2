package dev.querytool.examples.linking;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a column's name tells: its type and its Chinese name. */
final class ColumnWords {

  private static final Set<String> MONEY =
      Set.of(
          "amt", "amount", "price", "cost", "fee", "rate", "balance", "premium", "salary", "pct");
  private static final Set<String> COUNTS =
      Set.of("qty", "count", "days", "minutes", "hours", "seats", "year", "points", "score", "sec");
  private static final Set<String> FLAGS = Set.of("is", "has", "passed", "attended", "online");

  private final Map<String, String> chinese = Vocabulary.chineseWords();

  /** Returns the column's type as PostgreSQL says it. */
  String type(String column) {
    String[] words = words(column);
    String last = words[words.length - 1];
    if (FLAGS.contains(words[0])) {
      return "boolean";
    }
    if (last.equals("at") || last.equals("time")) {
      return "timestamp without time zone";
    }
    if (last.equals("date") || last.equals("on")) {
      return "date";
    }
    if (last.equals("id")) {
      return "bigint";
    }
    return MONEY.contains(last) ? "numeric(12,2)" : COUNTS.contains(last) ? "integer" : "text";
  }

  /** Returns the column's Chinese name, empty if one of its words is not known. */
  String chineseName(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : words(column)) {
      String known = chinese.get(word);
      if (known == null) {
        return "";
      }
      name.append(known);
    }
    return name.toString();
  }

  private static String[] words(String column) {
    return column.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("_", -1);
  }
}
