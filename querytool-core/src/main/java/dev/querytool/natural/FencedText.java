package dev.querytool.natural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with fenced blocks, taken apart.
 *
 * @param blocks what stands between fences, in order
 * @param prose what stands outside of them
 */
record FencedText(List<Block> blocks, String prose) {

  private static final Pattern FENCE = Pattern.compile("```+|(?m:^[ \\t]*~~~+)");
  private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z][A-Za-z0-9+#_-]*)[ \\t]*\\R");
  private static final Pattern KNOWN_LANGUAGE =
      Pattern.compile(
          "(?i)(sql|sqlite3?|postgresql|postgres|pgsql|mysql|mariadb|plsql|json)\\s+",
          Pattern.UNICODE_CASE);

  /**
   * What stands between two fences.
   *
   * @param language what the opening fence names, in lower case; empty if nothing
   * @param text the text
   * @param closed whether the closing fence was there
   */
  record Block(String language, String text, boolean closed) {

    boolean isJson() {
      return language.equals("json");
    }

    boolean isSql() {
      return language.contains("sql") || language.equals("mariadb") || language.equals("postgres");
    }
  }

  FencedText {
    blocks = List.copyOf(blocks);
  }

  static FencedText of(String text) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    Matcher fence = FENCE.matcher(text);
    int from = 0;
    while (fence.find(from)) {
      prose.append(text, from, fence.start()).append('\n');
      int begin = fence.end();
      boolean closed = fence.find();
      int end = closed ? fence.start() : text.length();
      blocks.add(block(text.substring(begin, end), closed));
      from = closed ? fence.end() : text.length();
    }
    return new FencedText(blocks, prose.append(text.substring(from)).toString());
  }

  private static Block block(String inside, boolean closed) {
    Matcher named = LANGUAGE.matcher(inside);
    Matcher known = KNOWN_LANGUAGE.matcher(inside);
    Matcher found = known.lookingAt() ? known : named;
    if (found == known || (named.lookingAt() && !BareSql.begins(named.group(1)))) {
      return new Block(
          found.group(1).toLowerCase(Locale.ROOT), inside.substring(found.end()).strip(), closed);
    }
    return new Block("", inside.strip(), closed);
  }
}
