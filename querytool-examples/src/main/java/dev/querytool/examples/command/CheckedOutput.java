package dev.querytool.examples.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What a print writer hides: that nobody reads any more. Each write is passed on at once, and fails
 * if it cannot be.
 */
public final class CheckedOutput extends Writer {

  private final PrintWriter out;

  /** Wraps a print writer. */
  public CheckedOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    out.write(text, offset, length);
    flush();
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) {
      throw new IOException("the output cannot be written");
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
