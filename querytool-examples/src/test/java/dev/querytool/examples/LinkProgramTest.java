package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkProgramTest {

  private static final String TWO_SCHEMAS =
      """
      {"format":"querytool-catalog-1","connection":"c","dialect":"POSTGRES","version":1,
       "refreshedAt":"2026-01-31T08:00:00Z","defaultSchema":"public","tables":[
        {"schemaName":"hr","tableName":"person","tableType":"TABLE","fields":[]},
        {"schemaName":"crm","tableName":"person","tableType":"TABLE","fields":[]},
        {"schemaName":"crm","tableName":"visit","tableType":"TABLE","fields":[]}]}
      """;

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void answersEachQuestionInItsOrder() throws IOException {
    ProgramRun run =
        link(
            "{\"id\":7,\"question\":\"visits\",\"tables\":[\"ignored\"]}",
            "{\"id\":\"b\",\"question\":\"people\"}");
    List<JsonNode> answers = answers(run);

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).get("id").intValue()).isEqualTo(7);
    assertThat(answers.get(1).get("id").textValue()).isEqualTo("b");
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(names(answer)).containsExactly("id", "tables", "ms");
              assertThat(answer.get("ms").isNumber()).isTrue();
            });
    assertThat(run.err()).contains("2 questions", "half of them within", "95 %");
  }

  @Test
  void namesTheSchemaWhereTheNameAloneIsNotEnough() throws IOException {
    JsonNode answer = answers(link("{\"id\":1,\"question\":\"visits of persons\"}")).get(0);

    assertThat(tables(answer)).containsExactlyInAnyOrder("visit", "crm.person", "hr.person");
  }

  @Test
  void ranksTheTablesOfADatabase() throws IOException, SQLException {
    Path file = directory.resolve("many.db");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      for (int i = 0; i < 30; i++) {
        statement.executeUpdate("CREATE TABLE part_" + (char) ('a' + i % 26) + i + " (id INTEGER)");
      }
      statement.executeUpdate("CREATE TABLE zoo_ticket (id INTEGER, price REAL)");
    }
    Path questions = write("q.jsonl", "{\"id\":1,\"question\":\"What does a ticket cost?\"}");

    ProgramRun run =
        ProgramRun.of("link", "--url", "sqlite:" + file, "--questions", questions.toString());

    assertThat(tables(answers(run).get(0))).hasSize(20).first().isEqualTo("zoo_ticket");
  }

  @Test
  void givesAsManyAsAreAskedFor() throws IOException {
    Path questions = write("q.jsonl", "{\"id\":1,\"question\":\"anything\"}");

    ProgramRun run =
        ProgramRun.of(
            "link", "--catalog", twoSchemas(), "--questions", questions + "", "--top", "2");

    assertThat(tables(answers(run).get(0))).hasSize(2);
  }

  @Test
  void saysWhichLineIsWrongBeforeAnythingIsWritten() throws IOException {
    ProgramRun run = link("{\"id\":1,\"question\":\"visits\"}", "{\"id\":2}");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("VALIDATION", "Line 2", "\"question\"");
  }

  @Test
  void saysWhatIsWrongWithTheArguments() throws IOException {
    String questions = write("q.jsonl", "{\"id\":1,\"question\":\"visits\"}").toString();

    assertRefused("--catalog", "--questions", questions);
    assertRefused(
        "--url", "--catalog", twoSchemas(), "--url", "sqlite:x.db", "--questions", questions);
    assertRefused("--top", "--catalog", twoSchemas(), "--questions", questions, "--top", "0");
    assertRefused(
        "en or zh", "--catalog", twoSchemas(), "--questions", questions, "--embeddings=fr");
    assertRefused("cannot be read", "--catalog", twoSchemas(), "--questions", questions + "x");
  }

  @Test
  void saysThatThereIsNoCatalogue() throws IOException {
    Path questions = write("q.jsonl", "{\"id\":1,\"question\":\"visits\"}");
    ProgramRun run =
        ProgramRun.of(
            "link", "--catalog", directory.resolve("none") + "", "--questions", questions + "");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("There is no catalogue in");
  }

  @Test
  void findsAllTablesOfNearlyAllOpenQuestions() throws IOException, URISyntaxException {
    assertThat(strictRecall("catalog.json", "open-questions.jsonl")).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void findsAllTablesOfMostQuestionsInOtherWordsThanTheirsWithoutANote()
      throws IOException, URISyntaxException {
    assertThat(strictRecall("small-catalogs.json", "small-questions.jsonl"))
        .isGreaterThanOrEqualTo(0.78);
  }

  private double strictRecall(String catalog, String file) throws IOException, URISyntaxException {
    Path questions = resource(file);
    ProgramRun run =
        ProgramRun.of("link", "--catalog", resource(catalog) + "", "--questions", questions + "");
    List<JsonNode> answers = answers(run);
    List<String> asked = Files.readAllLines(questions);
    assertThat(answers).hasSizeGreaterThan(90).hasSameSizeAs(asked);
    long whole =
        IntStream.range(0, answers.size())
            .filter(i -> tables(answers.get(i)).containsAll(tables(parse(asked.get(i)))))
            .count();
    return (double) whole / asked.size();
  }

  private void assertRefused(String named, String... arguments) {
    List<String> all = new ArrayList<>(List.of("link"));
    all.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(all.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(named);
    assertThat(run.out()).isEmpty();
  }

  private ProgramRun link(String... questions) throws IOException {
    return ProgramRun.of(
        "link",
        "--catalog",
        twoSchemas(),
        "--questions",
        write("questions.jsonl", questions).toString());
  }

  private String twoSchemas() throws IOException {
    return write("catalog.json", TWO_SCHEMAS).toString();
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(LinkProgramTest.class.getResource("/linking/" + name)).toURI());
  }

  private List<JsonNode> answers(ProgramRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    return run.lines().stream().map(this::parse).toList();
  }

  private JsonNode parse(String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new AssertionError("not a JSON line: " + line, e);
    }
  }

  private static List<String> tables(JsonNode line) {
    List<String> tables = new ArrayList<>();
    line.get("tables").forEach(table -> tables.add(table.textValue()));
    return tables;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
