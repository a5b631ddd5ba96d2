package dev.querytool.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the blocks of code in pages and in Javadoc comments. */
final class Snippets {

  private static final Pattern FENCED =
      Pattern.compile("(?ms)^( *)```([\\w-]*)[^\\n]*\\n(.*?)^\\1```\\s*$");

  private static final Pattern IN_JAVADOC =
      Pattern.compile("(?ms)^( *\\* ?)<pre>\\{@code *\\n(.*?)^ *\\* ?\\}</pre>");

  private Snippets() {}

  /** Returns the fenced blocks of a Markdown page in their order. */
  static List<Snippet> inMarkdown(Path page) {
    String text = read(page);
    Matcher block = FENCED.matcher(text);
    List<Snippet> found = new ArrayList<>();
    while (block.find()) {
      String lines = block.group(3).replaceAll("(?m)^" + block.group(1), "");
      found.add(new Snippet(page, lineOf(text, block.start(3)), block.group(2), lines));
    }
    return List.copyOf(found);
  }

  /** Returns the blocks of code in the Javadoc comments of a source in their order. */
  static List<Snippet> inJavadoc(Path source) {
    String text = read(source);
    Matcher block = IN_JAVADOC.matcher(text);
    List<Snippet> found = new ArrayList<>();
    while (block.find()) {
      String lines = block.group(2).replaceAll("(?m)^ *\\* ?", "");
      found.add(new Snippet(source, lineOf(text, block.start(2)), "java", lines));
    }
    return List.copyOf(found);
  }

  /** Returns the blocks in the Javadoc of all Java sources in a folder, file by file. */
  static List<Snippet> inJavadocUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .flatMap(file -> inJavadoc(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lineOf(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
