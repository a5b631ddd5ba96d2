package dev.querytool.examples.evaluate;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The questions by hand about the sample databases. */
final class SampleQuestions {

  private SampleQuestions() {}

  static Path file(String name) {
    URL file = SampleQuestions.class.getResource("/evaluate/" + name);
    try {
      return Path.of(Objects.requireNonNull(file, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  static List<GoldQuestion> of(String name, Dialect dialect) throws IOException {
    return new GoldFile(file(name + ".jsonl"), dialect).read();
  }

  /** Returns statements on the shop in an engine's own ways of writing, each for any question. */
  static List<GoldQuestion> idioms(Dialect dialect) throws IOException {
    Dialect like = dialect == Dialect.MARIADB ? Dialect.MYSQL : dialect;
    Path file = file("idioms-" + like.name().toLowerCase(Locale.ROOT) + ".txt");
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(sql -> new GoldQuestion(sql, "What is there?", sql))
        .toList();
  }
}
