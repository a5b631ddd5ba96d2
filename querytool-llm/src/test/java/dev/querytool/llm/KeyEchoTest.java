package dev.querytool.llm;

import static dev.querytool.llm.Answers.KEY;
import static dev.querytool.llm.Answers.models;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that says the key again, in other clothes, where a code is expected. */
class KeyEchoTest {

  private static final String QWEN = "qwen-coder-plus";
  private static final String LETTERS = "sk-QxwLmnTbRvKpZd";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models = models(provider.baseUrl()).retries(0).build();

  @AfterEach
  void close() throws IOException {
    models.close();
    provider.close();
  }

  @ParameterizedTest
  @MethodSource("clothes")
  void keyIsKnownInOtherClothes(String key, String said) {
    provider.thenText(400, "", "{\"error\":{\"code\":\"" + said + "\",\"type\":\"" + said + "\"}}");
    ModelKeys keys = service -> Optional.of(Secret.of(key));

    Throwable failure =
        catchThrowable(
            () -> models.choose(QWEN, keys).model().reply(ModelRequest.of(Answers.QUESTION)));

    assertThat(failure).hasMessageContaining("(HTTP 400)");
  }

  static Stream<Arguments> clothes() {
    return Stream.of(KEY, LETTERS)
        .flatMap(
            key ->
                Stream.of(
                        key,
                        key.replace("-", "\\u002d"),
                        key.replace('-', '_'),
                        key.replace("-", ""),
                        key.toUpperCase(Locale.ROOT),
                        key.toLowerCase(Locale.ROOT),
                        new StringBuilder(key).reverse().toString(),
                        "x" + key.substring(2),
                        key.substring(3),
                        key.substring(0, 9),
                        key.substring(3, 11) + ".rest",
                        "invalid." + key.substring(3, 11),
                        base64(key),
                        base64("Bearer " + key),
                        base64("x" + key),
                        HexFormat.of().formatHex(key.getBytes(UTF_8)),
                        "c" + HexFormat.of().formatHex(key.getBytes(UTF_8)))
                    .map(said -> Arguments.of(key, said)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_api_key",
        "InvalidApiKey",
        "Arrearage",
        "Throttling.RateQuota",
        "DataInspectionFailed",
        "context_length_exceeded",
        "rate_limit_reached_error",
        "exceeded_current_quota_error",
        "model_not_found",
        "InvalidParameter.DataInspection",
        "invalid-request"
      })
  void codesOfProvidersAreShown(String code) {
    provider.thenText(400, "", "{\"error\":{\"code\":\"" + code + "\"}}");

    assertThat(Answers.failure(models, QWEN, ModelWatch.NONE))
        .hasMessageContaining("(HTTP 400, " + code + ")");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
