package dev.querytool.examples.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, of which no more is held than a message may have. Used by one thread. */
final class MessageLines {

  /** The greatest size of a message in bytes. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;

  MessageLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Returns the next line, what is too long of it left out; empty at the end. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int unit = in.read();
    boolean any = unit >= 0;
    for (; unit >= 0 && unit != '\n'; unit = in.read()) {
      if (line.size() < LONGEST) {
        line.write(unit);
      }
    }
    return any ? Optional.of(line.toString(StandardCharsets.UTF_8)) : Optional.empty();
  }
}
