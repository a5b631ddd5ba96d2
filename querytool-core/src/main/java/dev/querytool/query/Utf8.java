package dev.querytool.query;

/** The size of texts in UTF-8, without encoding them. */
final class Utf8 {

  private Utf8() {}

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
