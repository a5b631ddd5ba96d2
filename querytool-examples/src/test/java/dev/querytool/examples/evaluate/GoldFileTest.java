package dev.querytool.examples.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldFileTest {

  @TempDir private Path directory;

  @Test
  void eachEngineGetsItsOwnStatement() throws IOException {
    String line =
        "{\"id\":\"1\",\"question\":\"?\",\"sql\":\"a\",\"sql_mysql\":\"b\",\"sql_sqlite\":\"c\"}";

    assertThat(read(Dialect.POSTGRES, line).get(0).sql()).isEqualTo("a");
    assertThat(read(Dialect.MYSQL, line).get(0).sql()).isEqualTo("b");
    assertThat(read(Dialect.MARIADB, line).get(0).sql()).isEqualTo("b");
    assertThat(read(Dialect.SQLITE, line).get(0).sql()).isEqualTo("c");
  }

  @Test
  void aLineThatCannotBeUsedIsNamed() {
    String good = "{\"id\":\"1\",\"question\":\"?\",\"sql\":\"a\"}";

    assertRefused("Line 1", "{");
    assertRefused("\"sql\"", "{\"id\":\"1\",\"question\":\"?\"}");
    assertRefused("Line 2", good, good);
    assertRefused("no question", "");
  }

  @Test
  void thereAreManyQuestionsInBothLanguages() throws IOException {
    List<GoldQuestion> questions = SampleQuestions.of("shop", Dialect.SQLITE);
    List<GoldQuestion> media = SampleQuestions.of("media", Dialect.SQLITE);

    assertThat(questions.size() + media.size()).isGreaterThanOrEqualTo(160);
    assertThat(questions).filteredOn(question -> question.id().contains("-zh-")).hasSize(42);
    assertThat(media).filteredOn(question -> question.id().contains("-zh-")).hasSize(41);
  }

  private void assertRefused(String text, String... lines) {
    assertThatThrownBy(() -> read(Dialect.SQLITE, lines))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(text);
  }

  private List<GoldQuestion> read(Dialect dialect, String... lines) throws IOException {
    Path file = Files.write(directory.resolve("q.jsonl"), List.of(lines));
    return new GoldFile(file, dialect).read();
  }
}
