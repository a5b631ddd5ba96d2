package dev.querytool.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the parser's own lexer made of words, signs and plain literals before. It read each to its
 * end and looked at no more than the one character behind, so it will make the same of it wherever
 * the same character follows.
 *
 * <p>Bounded; safe for use by many threads.
 */
final class LearntWords {

  private static final int MOST = 8_192;
  private static final int LONGEST = 40;
  private static final int FOLLOWERS = Long.SIZE;

  private static final int MOST_DIGITS = 18;
  private static final String ANY_STRING = "''";
  private static final String ANY_NUMBER = "0";

  /** Nothing follows: the text ends. */
  static final int END = 0;

  /**
   * What is known of a word.
   *
   * @param kind the parser's kind
   * @param followers one bit for each character behind which it was seen
   */
  private record Word(int kind, long followers) {}

  private final Map<String, Word> words = new ConcurrentHashMap<>();

  /** Returns the parser's kind of a word before a character; -1 if it is not known. */
  int kind(String text, int follower) {
    if (follower >= FOLLOWERS) {
      return -1;
    }
    Word word = words.get(text);
    return word != null && (word.followers() >>> follower & 1) == 1 ? word.kind() : -1;
  }

  /** Notes what the lexer made of a word before a character. */
  void learn(String text, int follower, int kind) {
    if (follower >= FOLLOWERS || text.length() > LONGEST) {
      return;
    }
    Word known = words.get(text);
    if (known == null) {
      if (words.size() >= MOST) {
        words.clear();
      }
      words.put(text, new Word(kind, 1L << follower));
    } else if (known.kind() == kind) {
      words.put(text, new Word(kind, known.followers() | 1L << follower));
    }
  }

  /** Tells whether a token's text, or the form of a literal, says what it is. */
  static boolean isWorthLearning(Token token) {
    return switch (token.kind()) {
      case WORD, QUOTED_NAME, OPERATOR, PUNCTUATION -> true;
      case STRING -> isPlainString(token.text());
      case NUMBER -> isWholeNumber(token.text());
      default -> false;
    };
  }

  /**
   * Returns under what a token is learnt: itself, or one literal for all of its form, since the
   * parser's lexer reads these alike, character by character.
   */
  static String spelling(Token token) {
    return switch (token.kind()) {
      case STRING -> ANY_STRING;
      case NUMBER -> ANY_NUMBER;
      default -> token.text();
    };
  }

  private static boolean isPlainString(String text) {
    int last = text.length() - 1;
    boolean plain = last > 1 && text.charAt(0) == '\'' && text.charAt(last) == '\'';
    for (int at = 1; plain && at < last; at++) {
      char c = text.charAt(at);
      plain = Characters.plainInName(c) || c == ' ' || c == '-' || c == ':' || c == '.';
    }
    return plain;
  }

  /** Longer ones are no longer whole numbers to everybody. */
  private static boolean isWholeNumber(String text) {
    boolean digits = text.length() <= MOST_DIGITS;
    for (int at = 0; digits && at < text.length(); at++) {
      digits = Characters.asciiDigit(text.charAt(at));
    }
    return digits;
  }
}
