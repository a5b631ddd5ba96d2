package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalQueryRequestTest {

  @Test
  void itIsReadAndWrittenInTheKnownShape() {
    String json = "{\"prompt\":\"上个月的\\\"订单\\\"\",\"model\":\"kimi-k2-thinking-turbo\"}";
    NaturalQueryRequest request = NaturalQueryRequest.fromJson(json);

    assertThat(request.prompt()).isEqualTo("上个月的\"订单\"");
    assertThat(request.model()).isEqualTo("kimi-k2-thinking-turbo");
    assertThat(request.toJson()).isEqualTo(json);
  }

  @Test
  void theModelMayBeCalledByItsOtherName() {
    NaturalQueryRequest request =
        NaturalQueryRequest.fromJson(" {\"modelId\":\"m\", \"prompt\":\" how many? \"} ");

    assertThat(request).isEqualTo(new NaturalQueryRequest("how many?", "m"));
  }

  @Test
  void withoutAModelTheDefaultOneIsMeant() {
    NaturalQueryRequest none = NaturalQueryRequest.fromJson("{\"prompt\":\"how many?\"}");

    assertThat(none).isEqualTo(NaturalQueryRequest.of("how many?"));
    assertThat(NaturalQueryRequest.fromJson("{\"prompt\":\"how many?\",\"model\":null}"))
        .isEqualTo(none);
    assertThat(none.model()).isEmpty();
    assertThat(none.toJson()).isEqualTo("{\"prompt\":\"how many?\"}");
  }

  @Test
  void aPromptHasOneToTwoThousandCharacters() {
    assertThat(NaturalQueryRequest.of("😀".repeat(2_000)).prompt()).hasSize(4_000);
    assertThatThrownBy(() -> NaturalQueryRequest.of("多".repeat(2_001)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("1 to 2,000");
    assertThatThrownBy(() -> NaturalQueryRequest.of(" \n "))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new NaturalQueryRequest("how many?", "m".repeat(201)))
        .isInstanceOf(ValidationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\"how many?\"",
        "{}",
        "{\"prompt\":1}",
        "{\"prompt\":null}",
        "{\"prompt\":\"\"}",
        "{\"prompt\":\"a\\u0000b\"}",
        "{\"prompt\":\"a\",\"model\":7}",
        "{\"prompt\":\"a\",\"prompt\":\"b\"}",
        "{\"prompt\":\"a\",\"model\":\"m\",\"modelId\":\"n\"}",
        "{\"prompt\":\"a\",\"sql\":\"DELETE FROM t\"}",
        "{\"prompt\":\"a\"} {\"prompt\":\"b\"}",
        "{\"prompt\":[[[[[[\"a\"]]]]]]}"
      })
  void whatIsNoSuchRequestIsRefused(String json) {
    assertThatThrownBy(() -> NaturalQueryRequest.fromJson(json))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aTextOfAnyLengthIsNotRead() {
    assertThatThrownBy(
            () -> NaturalQueryRequest.fromJson("{\"prompt\":\"a\"" + " ".repeat(200_000) + "}"))
        .isInstanceOf(ValidationException.class);
  }
}
