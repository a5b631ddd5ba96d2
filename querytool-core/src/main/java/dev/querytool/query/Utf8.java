package dev.querytool.query;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Texts in UTF-8, and their size without encoding them. */
final class Utf8 {

  static final char REPLACEMENT = '\uFFFD';

  /** The most bytes that a character has. */
  static final int MOST_OF_A_CHARACTER = 4;

  private Utf8() {}

  /** Returns what writes half a surrogate pair as a character that stands for what is lost. */
  static CharsetEncoder encoder() {
    return StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .replaceWith(String.valueOf(REPLACEMENT).getBytes(StandardCharsets.UTF_8));
  }

  static long length(CharSequence text) {
    return length(text, 0, text.length());
  }

  static long length(CharSequence text, int start, int end) {
    long length = (long) end - start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }
}
