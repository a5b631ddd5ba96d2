package dev.querytool.examples.linking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkingQuestionsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void theCatalogueIsWhatTheVocabularyGives() throws IOException {
    assertThat(text("catalog.json")).isEqualTo(LinkingCatalog.write());
  }

  @Test
  void theCatalogueIsLargeAndPartlyNamedInChinese() throws IOException {
    CatalogSnapshot catalog = CatalogSnapshot.fromJson(text("catalog.json"));
    long named = catalog.tables().stream().filter(table -> table.chineseName().isPresent()).count();
    assertThat(catalog.tables()).hasSizeGreaterThanOrEqualTo(800);
    assertThat(named * 100 / catalog.tables().size()).isBetween(55L, 65L);
  }

  @Test
  void eachQuestionNamesTablesThatThereAre() throws IOException {
    assertTablesExist("catalog.json", questions());
  }

  @Test
  void eachQuestionOfSmallCataloguesNamesTablesThatThereAre() throws IOException {
    assertTablesExist("small-catalogs.json", questions("small"));
  }

  private static void assertTablesExist(String file, List<JsonNode> questions) throws IOException {
    Set<String> names = new HashSet<>();
    for (TableMetadata table : CatalogSnapshot.fromJson(text(file)).tables()) {
      names.add(table.tableName());
      names.add(table.qualifiedName());
    }
    assertThat(questions).isNotEmpty();
    for (JsonNode question : questions) {
      assertThat(question.get("tables")).as(question.toString()).isNotEmpty();
      for (JsonNode table : question.get("tables")) {
        assertThat(names).as(question.toString()).contains(table.textValue());
      }
    }
  }

  @Test
  void noQuestionIsAskedTwice() throws IOException {
    Set<String> seen = new HashSet<>();
    for (JsonNode question : questions()) {
      assertThat(seen.add(question.get("question").textValue())).isTrue();
      assertThat(seen.add(question.get("id").textValue())).isTrue();
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(2 * 380);
  }

  private List<JsonNode> questions() throws IOException {
    List<JsonNode> questions = new ArrayList<>();
    for (String set : List.of("open", "closing", "unseen")) {
      questions.addAll(questions(set));
    }
    return questions;
  }

  private List<JsonNode> questions(String set) throws IOException {
    List<JsonNode> questions = new ArrayList<>();
    for (String line : text(set + "-questions.jsonl").lines().toList()) {
      questions.add(json.readTree(line));
    }
    return questions;
  }

  private static String text(String file) throws IOException {
    try (InputStream stored = LinkingQuestionsTest.class.getResourceAsStream("/linking/" + file)) {
      return new String(
          Objects.requireNonNull(stored, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
