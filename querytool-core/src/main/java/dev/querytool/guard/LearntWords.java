package dev.querytool.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the parser's own lexer made of words and signs before. It read each to its end and looked at
 * no more than the one character behind, so it will make the same of it wherever the same character
 * follows.
 *
 * <p>Bounded; safe for use by many threads.
 */
final class LearntWords {

  private static final int MOST = 8_192;
  private static final int LONGEST = 40;
  private static final int FOLLOWERS = Long.SIZE;

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

  /** Tells whether a token's text says what it is; of literals there are too many. */
  static boolean isWorthLearning(@Nullable Token token) {
    return token != null
        && switch (token.kind()) {
          case WORD, QUOTED_NAME, OPERATOR, PUNCTUATION -> true;
          default -> false;
        };
  }
}
