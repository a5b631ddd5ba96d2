package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.openai.OpenAiTokenCountEstimator;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.natural.TokenCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Core's counter, which knows no tokenizer, beside a real one. */
class ApproximateTokensTest {

  private static final OpenAiTokenCountEstimator REAL = new OpenAiTokenCountEstimator("gpt-4o");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "querytool-core/src/test/resources/dev/querytool/natural/prompt-mariadb.txt",
        "querytool-core/src/test/resources/dev/querytool/natural/prompt-mysql.txt",
        "querytool-core/src/test/resources/dev/querytool/natural/prompt-postgres.txt",
        "querytool-core/src/test/resources/dev/querytool/natural/prompt-sqlite.txt",
        "querytool-core/src/test/resources/dev/querytool/guard/postgres-business-schema.sql",
        "querytool-examples/src/test/resources/evaluate/shop.jsonl",
        "querytool-examples/src/test/resources/evaluate/media.jsonl",
        "querytool-examples/src/test/resources/linking/open-questions.jsonl"
      })
  void promptsSchemasAndStatementsAreCountedFromAboveAndNotFarFromIt(String file)
      throws IOException {
    assertNear(file, read(file));
  }

  @Test
  void soAreNamesAndNotesOfAWideCatalogue() throws IOException {
    List<TableMetadata> tables =
        CatalogSnapshot.fromJson(read("querytool-examples/src/test/resources/linking/catalog.json"))
            .tables();
    List<FieldMetadata> fields = tables.stream().flatMap(t -> t.fields().stream()).toList();

    assertNear("names of tables", lines(tables, table -> Optional.of(table.tableName())));
    assertNear("notes", lines(tables, TableMetadata::note));
    assertNear("Chinese names of tables", lines(tables, TableMetadata::chineseName));
    assertNear("names of fields", lines(fields, field -> Optional.of(field.fieldName())));
    assertNear("Chinese names of fields", lines(fields, FieldMetadata::chineseName));
  }

  private static <T> String lines(List<T> things, Function<T, Optional<String>> words) {
    return things.stream().map(words).flatMap(Optional::stream).collect(Collectors.joining("\n"));
  }

  private static void assertNear(String what, String text) {
    int real = REAL.estimateTokenCountInText(text);

    assertThat(TokenCounter.approximate().count(text) / (double) real)
        .as(what)
        .isBetween(0.95, 1.6);
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..").resolve(file), StandardCharsets.UTF_8);
  }
}
