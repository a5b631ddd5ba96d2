package dev.querytool.examples;

import java.nio.file.Path;

/**
 * A block of code that a page or a Javadoc comment shows.
 *
 * @param file where it stands
 * @param line the number of its first line there
 * @param language what the fence says, such as {@code java} or {@code sh}; empty if nothing
 * @param text its lines, each with its end
 */
record Snippet(Path file, int line, String language, String text) {

  /** Returns file and line, as compilers write them. */
  String place() {
    return file.getFileName() + ":" + line;
  }
}
