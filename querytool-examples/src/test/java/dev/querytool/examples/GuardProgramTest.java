package dev.querytool.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.connection.Dialect;
import dev.querytool.testing.GuardConformance;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardProgramTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void acceptsAReadAndShowsTheTextThatWouldRun() throws IOException {
    JsonNode answer =
        answer("{\"id\":1,\"dialect\":\"sqlite\",\"sql\":\"SELECT a /* b */ FROM t;\"}");

    assertThat(answer.get("id").asInt()).isEqualTo(1);
    assertThat(answer.get("verdict").asText()).isEqualTo("accept");
    assertThat(answer.get("rule").isNull()).isTrue();
    assertThat(answer.get("effectiveSql").asText()).isEqualTo("SELECT a FROM t");
  }

  @Test
  void refusesAWriteWithRuleAndMessage() throws IOException {
    JsonNode answer = answer("{\"id\":\"x\",\"dialect\":\"sqlite\",\"sql\":\"DELETE FROM t\"}");

    assertThat(answer.get("id").asText()).isEqualTo("x");
    assertThat(answer.get("verdict").asText()).isEqualTo("refuse");
    assertThat(answer.get("rule").asText()).isNotEmpty();
    assertThat(answer.get("message").asText()).isNotEmpty();
    assertThat(answer.get("effectiveSql").isNull()).isTrue();
  }

  @Test
  void leavesNamesUnresolvedAndAddsNoLimit() throws IOException {
    JsonNode answer = answer("{\"id\":1,\"dialect\":\"sqlite\",\"sql\":\"SELECT x FROM nowhere\"}");

    assertThat(answer.get("effectiveSql").asText()).isEqualTo("SELECT x FROM nowhere");
  }

  @Test
  void saysWhichDialectsItKnows() throws IOException {
    JsonNode answer = answer("{\"id\":1,\"dialect\":\"oracle\",\"sql\":\"SELECT 1\"}");

    assertThat(answer.get("rule").asText()).isEqualTo("unsupported-dialect");
    assertThat(answer.get("message").asText()).contains("sqlite");
  }

  @Test
  void readsEachDialectAsItsServerDoes() throws IOException {
    String hidden = "SELECT 1 /*!50000 INTO OUTFILE 'x' */";
    for (String dialect : List.of("mysql", "mariadb")) {
      JsonNode answer =
          answer("{\"id\":1,\"dialect\":\"" + dialect + "\",\"sql\":\"" + hidden + "\"}");

      assertThat(answer.get("rule").asText()).isEqualTo("executable-comment");
    }
    for (String dialect : List.of("postgres", "sqlite")) {
      JsonNode answer =
          answer("{\"id\":1,\"dialect\":\"" + dialect + "\",\"sql\":\"" + hidden + "\"}");

      assertThat(answer.get("effectiveSql").asText()).isEqualTo("SELECT 1");
    }
  }

  @Test
  void neverStopsOnABadLineAndKeepsTheOrder() throws IOException {
    List<String> lines =
        List.of(
            "not json",
            "{\"id\":1}",
            "[]",
            "42",
            "{\"id\":2,\"dialect\":\"sqlite\",\"sql\":7}",
            "{\"id\":3,\"dialect\":\"sqlite\",\"sql\":\"SELECT 1\"} trailing",
            "{\"id\":4,\"dialect\":\"sqlite\",\"sql\":\"\\u0000\\ud800\"}",
            "[".repeat(5_000),
            "{\"id\":5,\"dialect\":\"sqlite\",\"sql\":\"SELECT 1\"}");

    List<JsonNode> answers = answers(String.join("\n", lines));

    assertThat(answers).hasSize(lines.size());
    assertThat(answers.subList(0, 8))
        .allSatisfy(answer -> assertThat(answer.get("verdict").asText()).isEqualTo("refuse"));
    assertThat(answers.get(8).get("verdict").asText()).isEqualTo("accept");
  }

  @Test
  void answersEachLineInOrder() throws IOException {
    String input =
        IntStream.range(0, 500)
            .mapToObj(
                id -> "{\"id\":" + id + ",\"dialect\":\"sqlite\",\"sql\":\"SELECT " + id + "\"}")
            .collect(Collectors.joining("\n"));

    List<JsonNode> answers = answers(input);

    assertThat(answers.stream().map(answer -> answer.get("id").asInt()))
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void readsAndWritesChinese() throws IOException {
    JsonNode answer = answer("{\"id\":\"一\",\"dialect\":\"sqlite\",\"sql\":\"SELECT 名称 FROM 门店\"}");

    assertThat(answer.get("id").asText()).isEqualTo("一");
    assertThat(answer.get("verdict").asText()).isEqualTo("accept");
    assertThat(answer.get("effectiveSql").asText()).contains("名称", "门店");
  }

  @Test
  void testsItselfBesideABareParser() {
    ProgramRun run = ProgramRun.of("guard", "--self-test");

    assertThat(run.code()).as(run.out()).isZero();
    for (Dialect dialect : Dialect.values()) {
      int statements = GuardConformance.of(dialect).statements().size();
      assertThat(run.lines())
          .anySatisfy(
              line ->
                  assertThat(cells(line))
                      .containsExactly(
                          "querytool", name(dialect), Integer.toString(statements), "0", "0"));
    }
    assertThat(run.lines())
        .filteredOn(line -> cells(line).get(0).equals("parse() instanceof Select"))
        .hasSize(Dialect.values().length)
        .allSatisfy(line -> assertThat(Integer.parseInt(cells(line).get(3))).isGreaterThan(50));
    assertThat(run.out()).contains("holds a second statement", "hides code behind a comment");
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("│", -1)).map(String::strip).toList();
  }

  private static String name(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  private JsonNode answer(String line) throws IOException {
    List<JsonNode> answers = answers(line);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private List<JsonNode> answers(String input) throws IOException {
    ProgramRun run = ProgramRun.withInput(input + "\n", "guard");
    assertThat(run.code()).isZero();
    return run.lines().stream().map(this::parse).toList();
  }

  private JsonNode parse(String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      throw new AssertionError("not a JSON line: " + line, e);
    }
  }
}
