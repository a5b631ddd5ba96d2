package dev.querytool.examples;

import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages that a person reads: the front page, the threat model and what lies in docs. */
final class Pages {

  private Pages() {}

  /** Returns the folder of the project. */
  static Path project() {
    return ProjectFile.of("SECURITY.md").toAbsolutePath().resolveSibling("");
  }

  /** Returns all pages, the front page first. */
  static List<Path> all() {
    List<Path> pages = new ArrayList<>();
    Stream.of("README.md", "SECURITY.md").map(project()::resolve).forEach(pages::add);
    try (Stream<Path> docs = Files.list(project().resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(pages);
  }

  /** Returns a page by its file's name. */
  static Path named(String name) {
    return all().stream()
        .filter(page -> page.endsWith(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("there is no page " + name));
  }

  static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the blocks of a language on all pages. */
  static List<Snippet> blocks(String language) {
    return all().stream()
        .flatMap(page -> Snippets.inMarkdown(page).stream())
        .filter(block -> block.language().equals(language))
        .toList();
  }
}
