package dev.querytool.examples.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/** Tells which streams of a program people look at while it runs. */
@FunctionalInterface
public interface Terminals {

  /** The streams that a program writes. */
  enum Stream {
    /** Standard output. */
    OUTPUT,
    /** Standard error. */
    ERROR
  }

  /** Tells whether a stream is a terminal. */
  boolean has(Stream stream);

  /**
   * Returns what is so in this process, asked of {@code test}, which every POSIX system has: the
   * virtual machine's console is about standard input and output together. Elsewhere there is no
   * terminal.
   */
  static Terminals ofThisProcess() {
    return stream -> {
      ProcessBuilder question =
          switch (stream) {
            case OUTPUT -> new ProcessBuilder("test", "-t", "1").redirectOutput(Redirect.INHERIT);
            case ERROR -> new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT);
          };
      return isTrue(question);
    };
  }

  private static boolean isTrue(ProcessBuilder question) {
    try {
      Process asked = question.start();
      if (asked.waitFor(1, TimeUnit.SECONDS)) {
        return asked.exitValue() == 0;
      }
      asked.destroy();
      return false;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
