package dev.querytool.query;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/**
 * Appends what is written, and counts its bytes in UTF-8; half a surrogate pair is appended as the
 * character that an encoder would write.
 */
final class CountingAppender extends Writer {

  private static final char NONE = 0;

  private final Appendable out;
  private long bytes;
  private char high = NONE;

  CountingAppender(Appendable out) {
    this.out = out;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void write(char[] source, int offset, int length) throws IOException {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (high != NONE || Character.isSurrogate(source[i])) {
        put(CharBuffer.wrap(source, start, i - start));
        half(source[i]);
        start = i + 1;
      }
    }
    put(CharBuffer.wrap(source, start, end - start));
  }

  /** Ends a text: its last half of a pair has none to follow. */
  @Override
  public void flush() throws IOException {
    if (high != NONE) {
      replaceHigh();
    }
  }

  @Override
  public void close() {}

  /** Takes a character that is, or follows, one half of a pair. */
  private void half(char next) throws IOException {
    if (high != NONE && Character.isLowSurrogate(next)) {
      put(CharBuffer.wrap(new char[] {high, next}));
      high = NONE;
      return;
    }
    if (high != NONE) {
      replaceHigh();
    }
    if (Character.isHighSurrogate(next)) {
      high = next;
    } else {
      put(String.valueOf(Character.isSurrogate(next) ? Utf8.REPLACEMENT : next));
    }
  }

  private void replaceHigh() throws IOException {
    high = NONE;
    put(String.valueOf(Utf8.REPLACEMENT));
  }

  private void put(CharSequence text) throws IOException {
    if (!text.isEmpty()) {
      out.append(text);
      bytes += Utf8.length(text);
    }
  }
}
