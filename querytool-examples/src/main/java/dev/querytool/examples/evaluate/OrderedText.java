package dev.querytool.examples.evaluate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a statement's text whether the order of its rows is asked for. */
final class OrderedText {

  /** What is quoted or a comment is one token, so that nothing in it is taken for a keyword. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*+'|\"[^\"]*+\"|`[^`]*+`|--[^\\n]*+|/\\*.*?\\*/|[(]|[)]|\\bORDER\\s+BY\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private OrderedText() {}

  /** Returns whether an ORDER BY stands outside all brackets. */
  static boolean isOrdered(String sql) {
    Matcher tokens = TOKEN.matcher(sql);
    int depth = 0;
    while (tokens.find()) {
      char first = tokens.group().charAt(0);
      if (first == '(') {
        depth++;
      } else if (first == ')') {
        depth--;
      } else if (depth == 0 && (first == 'o' || first == 'O')) {
        return true;
      }
    }
    return false;
  }
}
