package dev.querytool.examples.evaluate;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The questions by hand about the sample databases. */
final class SampleQuestions {

  private SampleQuestions() {}

  static Path file(String name) {
    URL file = SampleQuestions.class.getResource("/evaluate/" + name + ".jsonl");
    try {
      return Path.of(Objects.requireNonNull(file, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  static List<GoldQuestion> of(String name, Dialect dialect) throws IOException {
    return new GoldFile(file(name), dialect).read();
  }
}
