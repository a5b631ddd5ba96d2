package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ValidationException;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelProblem;
import dev.querytool.vault.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryToolModelsTest {

  private static final String LOCAL = "http://localhost:11434/v1";

  @Test
  void onlyModelsWithAKeyAreListed() {
    assertThat(ids(with(Map.of()), ModelKeys.NONE)).isEmpty();
    assertThat(ids(with(Map.of("MOONSHOT_API_KEY", "k")), ModelKeys.NONE))
        .containsExactly("kimi-k2-thinking-turbo");
    assertThat(ids(with(Map.of("MOONSHOT_API_KEY", "  \n")), ModelKeys.NONE)).isEmpty();
  }

  @Test
  void keysOfTheVaultCountForTheirCallerAlone() {
    ModelKeys vault =
        service -> service.equals("dashscope") ? Optional.of(Secret.of("k")) : Optional.empty();

    assertThat(ids(with(Map.of()), vault)).containsExactly("qwen-coder-plus");
    assertThat(ids(with(Map.of()), ModelKeys.NONE)).isEmpty();
  }

  @Test
  void theDefaultOneIsListedFirst() {
    Map<String, String> keys = Map.of("MOONSHOT_API_KEY", "k", "DASHSCOPE_API_KEY", "k");

    assertThat(ids(with(keys), ModelKeys.NONE))
        .containsExactly("qwen-coder-plus", "kimi-k2-thinking-turbo");
    assertThat(
            ids(
                QueryToolModels.builder()
                    .environment(keys::get)
                    .openAiCompatible("local", LOCAL, "m")
                    .defaultModel("kimi-k2-thinking-turbo"),
                ModelKeys.NONE))
        .containsExactly("kimi-k2-thinking-turbo", "local", "qwen-coder-plus");
  }

  @Test
  void withoutADefaultTheFirstWithAKeyIsAsked() {
    try (QueryToolModels models = with(Map.of("MOONSHOT_API_KEY", "k")).build()) {
      assertThat(models.chooseDefault(ModelKeys.NONE).info().id())
          .isEqualTo("kimi-k2-thinking-turbo");
    }
    try (QueryToolModels models =
        with(Map.of("DASHSCOPE_API_KEY", "k")).openAiCompatible("local", LOCAL, "m").build()) {
      assertThat(models.chooseDefault(ModelKeys.NONE).info().id()).isEqualTo("local");
    }
  }

  @Test
  void namedDefaultWithoutAKeyIsNotReplacedByAnother() {
    QueryToolModelsBuilder named =
        with(Map.of("MOONSHOT_API_KEY", "k")).defaultModel("qwen-coder-plus");

    try (QueryToolModels models = named.build()) {
      assertThat(failure(() -> models.chooseDefault(ModelKeys.NONE)).problem())
          .isEqualTo(ModelProblem.MISSING_KEY);
    }
  }

  @Test
  void missingKeySaysWhatToSet() {
    try (QueryToolModels models = with(Map.of()).build()) {
      assertThat(failure(() -> models.choose("qwen-coder-plus", ModelKeys.NONE)))
          .hasMessageContaining("qwen-coder-plus")
          .hasMessageContaining("DASHSCOPE_API_KEY")
          .hasMessageContaining("'dashscope'");
      assertThat(failure(() -> models.chooseDefault(ModelKeys.NONE)))
          .hasMessageContaining("DASHSCOPE_API_KEY or MOONSHOT_API_KEY");
    }
  }

  @Test
  void unknownModelNamesTheKnownOnes() {
    try (QueryToolModels models = with(Map.of()).openAiCompatible("local", LOCAL, "m").build()) {
      LanguageModelException failure =
          failure(() -> models.choose("gpt\n" + "x".repeat(100), ModelKeys.NONE));

      assertThat(failure.problem()).isEqualTo(ModelProblem.UNKNOWN_MODEL);
      assertThat(failure)
          .hasMessageContaining("local, qwen-coder-plus, kimi-k2-thinking-turbo")
          .hasMessageNotContaining("\n")
          .hasMessageNotContaining("x".repeat(70));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Other: b", "a b", "schlüssel"})
  void keyThatCannotStandInAHeaderIsRefusedUnshown(String key) {
    try (QueryToolModels models = with(Map.of("DASHSCOPE_API_KEY", key)).build()) {
      assertThat(failure(() -> models.choose("qwen-coder-plus", ModelKeys.NONE)))
          .hasMessageContaining("characters")
          .hasMessageNotContaining(key);
    }
    assertThatThrownBy(
            () -> QueryToolModels.builder().openAiCompatible("x", LOCAL, "m", Secret.of(key)))
        .isInstanceOf(ValidationException.class)
        .hasMessageNotContaining(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/v1",
        "http://localhost/v1",
        "http://LOCALHOST:1/v1/",
        "http://127.9.9.9:80",
        "http://[::1]:8080/v1",
        "https://10.1.2.3/v1",
        "https://[fd12::1]/v1"
      })
  void encryptedAndLocalAddressesAreTaken(String url) {
    QueryToolModels.builder().openAiCompatible("x", url, "m").build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:geheim@api.example.com/v1",
        "https://geheim@api.example.com/v1",
        "https://api.example.com/v1?key=geheim",
        "https://api.example.com/v1#geheim",
        "http://api.example.com/geheim",
        "http://127.0.0.1.example.com/geheim",
        "http://localhost.example.com/geheim",
        "http://10.0.0.1/geheim",
        "http://0.0.0.0/geheim",
        "http://127.1/geheim",
        "ftp://localhost/geheim",
        "file:///geheim",
        "localhost/geheim",
        "https:///geheim",
        "https://host:0/geheim",
        "https://host:99999/geheim",
        "https://ho st/geheim",
        "https://169.254.169.254/geheim",
        "https://100.100.100.200/geheim",
        "https://[fd00:ec2::254]/geheim",
        "https://[fe80::1]/geheim",
        "https://[::ffff:169.254.169.254]/geheim",
        "https://[64:ff9b::a9fe:a9fe]/geheim",
        "https://[fe80::1%25nowhere]/geheim",
        ""
      })
  void otherAddressesAreRefusedUnshown(String url) {
    QueryToolModelsBuilder builder = QueryToolModels.builder().openAiCompatible("x", url, "m");

    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("base url of model 'x'")
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/v1///, https://host/v1",
    "https://host/, https://host",
    "https://host/模型/v1, https://host/%E6%A8%A1%E5%9E%8B/v1",
    "https://host/a%0d%0ab/v1, https://host/a%0d%0ab/v1"
  })
  void addressIsSentInPlainSigns(String url, String sent) {
    ModelProfile profile = ModelProfile.openAiCompatible("x", url, "m");

    assertThat(BaseUrl.of(profile, false).text()).isEqualTo(sent);
  }

  @Test
  void manySlashesAtTheEndAreOne() {
    ModelProfile profile =
        ModelProfile.openAiCompatible("x", "https://host" + "/".repeat(100_000), "m");

    assertThat(BaseUrl.of(profile, false).text()).isEqualTo("https://host");
  }

  @Test
  void connectTimeoutOutOfRangeIsRefused() {
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofHours(2))) {
      assertThatThrownBy(() -> QueryToolModels.builder().connectTimeout(wrong))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void plainHttpIsTheHostsToAllow() {
    QueryToolModels.builder()
        .openAiCompatible("x", "http://models.internal:8000/v1", "m")
        .allowPlainHttp()
        .build()
        .close();
  }

  @Test
  void noTextOfAModelShowsItsKey() {
    try (QueryToolModels models = with(Map.of("DASHSCOPE_API_KEY", "geheim")).build()) {
      assertThat(
              models.choose("qwen-coder-plus", ModelKeys.NONE)
                  + " "
                  + models.choose("qwen-coder-plus", ModelKeys.NONE).model())
          .doesNotContain("geheim");
    }
  }

  private static QueryToolModelsBuilder with(Map<String, String> environment) {
    return QueryToolModels.builder().environment(environment::get);
  }

  private static List<String> ids(QueryToolModelsBuilder builder, ModelKeys keys) {
    try (QueryToolModels models = builder.build()) {
      return models.available(keys).stream().map(ModelInfo::id).toList();
    }
  }

  private static LanguageModelException failure(Runnable call) {
    return catchThrowableOfType(LanguageModelException.class, call::run);
  }
}
