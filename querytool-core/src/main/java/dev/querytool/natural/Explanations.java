package dev.querytool.natural;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words around the statement in a model's answer. */
final class Explanations {

  private static final int LONGEST = 2_000;

  /** What could move a terminal's cursor, or turn the order of what is read. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\t]]");

  private static final Pattern LABEL =
      Pattern.compile("(?im)^[ \\t>*#_-]*(?:解释|解釋|说明|說明|explanation)[*_]*[ \\t]*[:：][*_]*[ \\t]*");
  private static final Pattern ABSTENTION =
      Pattern.compile(
          "(?im)^[ \\t>*#_-]*(?:cannot answer|无法回答|無法回答)[*_]*[ \\t]*(?:[:：,，.。][*_]*|$)[ \\t]*");
  private static final Pattern APOLOGY =
      Pattern.compile(
          "(?i)^\\W*(?:(?:i['’]?m |i am )?(?:really |very )?(?:sorry|unable)\\b|i"
              + " (?:cannot|can['’]?t|can not|won['’]?t)\\b"
              + "|unfortunately\\b|(?:很|非常)?(?:抱歉|对不起|對不起|遗憾)|我?(?:无法|不能|無法))",
          Pattern.UNICODE_CHARACTER_CLASS);

  private Explanations() {}

  /** Returns a text up to where its explanation begins. */
  static String before(String text) {
    Matcher label = LABEL.matcher(text);
    return label.find() ? text.substring(0, label.start()) : text;
  }

  /** Returns the explanation in some prose: what follows the label, all of it if there is none. */
  static String in(String prose) {
    Matcher label = LABEL.matcher(prose);
    return bounded(label.find() ? prose.substring(label.end()) : prose);
  }

  /** Tells whether some prose says, as it was agreed, that there is no answer. */
  static boolean abstains(String prose) {
    return ABSTENTION.matcher(prose).find();
  }

  /** Tells whether some prose without a statement begins by declining. */
  static boolean declines(String prose) {
    return APOLOGY.matcher(prose.strip()).find();
  }

  /** Returns why there is no answer. */
  static String reason(String prose) {
    Matcher agreed = ABSTENTION.matcher(prose);
    return bounded(agreed.find() ? prose.substring(agreed.end()) : prose);
  }

  /** Is cut first, so that the rest need not be read, and again, since blanks may have come in. */
  private static String bounded(String text) {
    String begin = cut(UNSEEN.matcher(text).replaceAll("").strip());
    return cut(UnlinkedText.of(begin).strip());
  }

  private static String cut(String text) {
    int length = Math.min(LONGEST, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
