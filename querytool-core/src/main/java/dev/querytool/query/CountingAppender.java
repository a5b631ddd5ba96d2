package dev.querytool.query;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** Appends what is written, and counts its bytes in UTF-8. */
final class CountingAppender extends Writer {

  private final Appendable out;
  private long bytes;

  CountingAppender(Appendable out) {
    this.out = out;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void write(char[] source, int offset, int length) throws IOException {
    CharBuffer text = CharBuffer.wrap(source, offset, length);
    out.append(text);
    bytes += Utf8.length(text);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
