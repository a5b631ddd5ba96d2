package dev.querytool.natural;

import java.util.regex.Pattern;

/**
 * What people say around a question and does not belong to it. Left out are only words that cannot
 * be part of what is asked: "list price" and "查询次数" are names of things.
 */
final class PoliteWords {

  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:[Pp]lease ?,? (?=\\p{Ll})|(?:[Hh]ello|[Hh]i) ?, ?|(?:[Cc]an|[Cc]ould|[Ww]ould) you (?:please )?"
              + "|(?:[Ss]how|[Gg]ive|[Tt]ell) me "
              + "|I (?:want|would like) to (?:see|know) "
              + "|请问,?|请帮我|请(?!假|求|客|教|示|柬|购|款)"
              + "|帮我(?:查询?一下|看一下|列出)|麻烦[你您](?:帮我)?"
              + "|我想(?:知道|了解)(?!的)|告诉我(?!的)"
              + "|(?:查询?|看|列)一下|列出(?!的))");

  private static final Pattern AFTER =
      Pattern.compile(", ?(?:please|[Tt]hanks|[Tt]hank you|谢谢[你您]?)$");

  private PoliteWords() {}

  /** Returns a text without them; the text itself if it holds nothing else. */
  static String leftOut(String text) {
    String left = text;
    for (String before = ""; !before.equals(left); ) {
      before = left;
      String shorter = AFTER.matcher(BEFORE.matcher(left).replaceFirst("")).replaceFirst("");
      left = shorter.isBlank() ? left : shorter.strip();
    }
    return left;
  }
}
