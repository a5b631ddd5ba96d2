package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.NaturalQueryRequest;
import dev.querytool.natural.NaturalQueryResult;
import dev.querytool.natural.Translation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions that come as JSON, and what is answered as JSON. */
class AskedRequestTest {

  private static final String COUNT = "SELECT count(*) AS n FROM orders WHERE note <> '\"'";

  @TempDir Path folder;
  private AskedShop shop;

  @BeforeEach
  void open() {
    shop = AskedShop.open(folder, AskedShop.answering(COUNT));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aRequestIsAnsweredByStatementAndRows() throws JsonProcessingException {
    Translation asked =
        shop.tool()
            .natural()
            .on("shop")
            .ask(NaturalQueryRequest.fromJson("{\"prompt\":\"有多少订单？\",\"model\":\"model\"}"));
    NaturalQueryResult seen = asked.run();
    JsonNode json = new ObjectMapper().readTree(seen.toJson());

    assertThat(asked.question()).isEqualTo("有多少订单？");
    assertThat(json.properties())
        .extracting(Object::toString)
        .hasSize(4)
        .element(3)
        .asString()
        .startsWith("result=");
    assertThat(json.path("generatedSql").textValue()).isEqualTo(COUNT);
    assertThat(json.path("explanation").textValue()).isEqualTo("what was asked for.");
    assertThat(json.path("model").textValue()).isEqualTo("model");
    assertThat(json.at("/result/columns/0/name").textValue()).isEqualTo("n");
    assertThat(json.at("/result/rows/0/0").intValue()).isEqualTo(3);
    assertThat(json.at("/result/rowCount").intValue()).isEqualTo(1);
  }

  @Test
  void whatWasNotRunHasNoResult() {
    String json =
        shop.tool().natural().on("shop").ask(NaturalQueryRequest.of("how many?")).unrun().toJson();

    assertThat(json)
        .isEqualTo(
            "{\"generatedSql\":\"SELECT count(*) AS n FROM orders WHERE note <> '\\\"'\","
                + "\"explanation\":\"what was asked for.\",\"model\":\"model\"}");
  }

  @Test
  void theModelOfTheRequestIsTheOneThatIsAsked() {
    LanguageModelException failure =
        catchThrowableOfType(
            LanguageModelException.class,
            () ->
                shop.tool()
                    .natural()
                    .on("shop")
                    .model("model")
                    .ask(new NaturalQueryRequest("how many?", "another")));

    assertThat(failure.problem()).isEqualTo(ModelProblem.UNKNOWN_MODEL);
  }
}
