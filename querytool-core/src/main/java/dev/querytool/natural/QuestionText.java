package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question in the form in which it is held against others. Two are the same only if no word,
 * figure, sign or order differs: what is left out here can mean nothing.
 */
final class QuestionText {

  private static final int LONGEST = 2_000;

  /** More than this many signs around a question are more than politeness. */
  private static final int MOST_SAID_BESIDES = 100;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** Chinese sets no blanks; between its own characters one may part words, so it stays there. */
  private static final Pattern BLANK_BESIDE_HAN =
      Pattern.compile(
          "(?<=\\p{IsHan}) (?=[\\p{IsLatin}\\d])|(?<=[\\p{IsLatin}\\d]) (?=\\p{IsHan})");

  private static final Pattern END = Pattern.compile("(?<! )(?:(?<=[\\p{IsHan}?])!|[?.;,。…])+$");

  private final String plain;

  private QuestionText(String plain) {
    this.plain = plain;
  }

  /**
   * Returns a question without blanks around it.
   *
   * @throws ValidationException if it is empty, too long or holds control characters
   */
  static String checked(String question) {
    String text = requireNonNull(question, "question").strip();
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > LONGEST) {
      throw new ValidationException(
          String.format(
              Locale.ROOT,
              "The question has %,d characters; it must have 1 to %,d.",
              length,
              LONGEST));
    }
    if (text.codePoints().anyMatch(QuestionText::isUnreadable)) {
      throw new ValidationException(
          "The question holds a control character or half a character; write plain text.");
    }
    return text;
  }

  static QuestionText of(String question) {
    String text = halfWidth(Normalizer.normalize(question, Normalizer.Form.NFC));
    text = BLANKS.matcher(text).replaceAll(" ").strip();
    text = BLANK_BESIDE_HAN.matcher(text).replaceAll("");
    return new QuestionText(withoutEnd(PoliteWords.leftOut(withoutEnd(text))));
  }

  /**
   * Returns what is the same for the same question.
   *
   * @param sql what answers it; a word that its literals hold is kept with its capitals
   */
  String key(String sql, Dialect dialect) {
    return new Capitals(new StatementText(sql, dialect)).fold(plain);
  }

  /** Tells whether a kept query answers this very question, today as on the day it was kept. */
  boolean isAnsweredBy(Entry entry) {
    if (Math.abs(entry.question().length() - plain.length()) > MOST_SAID_BESIDES) {
      return false;
    }
    String kept = of(entry.question()).plain;
    if (!plain.equalsIgnoreCase(kept)) {
      return false;
    }
    StatementText statement = new StatementText(entry.sql(), entry.dialect());
    Capitals capitals = new Capitals(statement);
    return capitals.fold(plain).equals(capitals.fold(kept))
        && !SpokenTimes.areFrozen(plain, statement);
  }

  private static String withoutEnd(String text) {
    String without = END.matcher(text).replaceAll("");
    return without.isEmpty() ? text : without;
  }

  private static String halfWidth(String text) {
    StringBuilder half = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      half.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    }
    return half.toString();
  }

  private static boolean isUnreadable(int c) {
    return (Character.getType(c) == Character.CONTROL && "\t\n\r".indexOf(c) < 0)
        || Character.getType(c) == Character.SURROGATE;
  }
}
