package dev.querytool.natural;

import dev.querytool.error.ValidationException;

/** A question that may be asked. */
final class Question {

  private static final int LONGEST = 2_000;

  private Question() {}

  /**
   * Returns a question without blanks around it.
   *
   * @throws ValidationException if it is empty, too long or no Unicode text
   */
  static String checked(String text) {
    String question = text.strip();
    int length = question.codePointCount(0, question.length());
    if (length < 1 || length > LONGEST) {
      throw new ValidationException(
          "a question has 1 to " + LONGEST + " characters, not " + length);
    }
    if (question.codePoints().anyMatch(Question::isUnfit)) {
      throw new ValidationException(
          "the question holds a control character or half a character; remove it");
    }
    return question;
  }

  private static boolean isUnfit(int sign) {
    return Character.getType(sign) == Character.SURROGATE
        || (Character.getType(sign) == Character.CONTROL && !Character.isWhitespace(sign));
  }
}
