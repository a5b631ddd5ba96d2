package dev.querytool.examples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written, as {@link System#out} does not. Used
 * by one thread at a time.
 */
final class StandardOutput extends OutputStream {

  private static final Path OF_THIS_PROCESS = Path.of("/proc/self/fd/1");

  private final OutputStream out;
  private final boolean pipe;
  private @Nullable IOException failure;

  StandardOutput(OutputStream out, boolean pipe) {
    this.out = out;
    this.pipe = pipe;
  }

  /** Returns that of this process. */
  static StandardOutput ofThisProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe());
  }

  /**
   * Returns what went wrong; nothing is wrong with a pipe that nobody reads any more, as before
   * {@code head}.
   */
  Optional<String> failure() {
    IOException failed = failure;
    return failed == null || isClosedPipe(failed)
        ? Optional.empty()
        : Optional.of("standard output could not be written: " + failed.getMessage());
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] text, int offset, int length) throws IOException {
    try {
      out.write(text, offset, length);
    } catch (IOException failed) {
      failure = failed;
      throw failed;
    }
  }

  /** The system's words may be in any language; where it can tell what the output is, it did. */
  private boolean isClosedPipe(IOException failed) {
    return pipe || String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  private static boolean isPipe() {
    try {
      String target = Files.readSymbolicLink(OF_THIS_PROCESS).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException cannotTell) {
      return false;
    }
  }
}
