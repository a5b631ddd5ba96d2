package dev.querytool.llm;

import static dev.querytool.llm.Answers.KEY;
import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static dev.querytool.llm.Answers.trace;
import static dev.querytool.llm.Answers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.llm.Answers.Parts;
import dev.querytool.llm.LoopbackProvider.Reset;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenAnswerTest {

  private static final String QWEN = "qwen-coder-plus";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models = models(provider.baseUrl()).build();

  @AfterEach
  void close() throws IOException {
    models.close();
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.01", "Thu, 01 Jan 2026 00:00:00 GMT", "soon"})
  void limitedRateIsWaitedFor(String retryAfter) {
    provider.thenText(429, "Retry-After: " + retryAfter + "\r\n", "{}");
    provider.thenJson(whole("SELECT 1", "stop"));

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
    assertThat(provider.requestCount()).isEqualTo(2);
  }

  @Test
  void serverThatAsksForALongWaitIsNotAskedAgain() {
    provider.thenText(429, "Retry-After: 6\r\n", "{}");

    assertThat(failure(QWEN, ModelWatch.NONE).problem()).isEqualTo(ModelProblem.OVERLOADED);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void dateOfReturnIsComparedWithTheClock() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    provider.thenText(503, "Retry-After: Thu, 01 Jan 2026 00:00:06 GMT\r\n", "{}");

    try (QueryToolModels timed = models(provider.baseUrl()).clock(clock).build()) {
      assertThat(Answers.failure(timed, QWEN, ModelWatch.NONE).problem())
          .isEqualTo(ModelProblem.OVERLOADED);
    }
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void waitThatIsLongerThanTheCallMayTakeIsNotBegun() {
    provider.thenText(500, "Retry-After: 5\r\n", "{}");
    ModelProfile profile =
        ModelProfile.openAiCompatible("own", provider.baseUrl(), "m")
            .withTimeout(Duration.ofMillis(4_900));

    try (QueryToolModels own = models(provider.baseUrl()).profile(profile).build()) {
      assertThat(Answers.failure(own, "own", ModelWatch.NONE).problem())
          .isEqualTo(ModelProblem.PROVIDER_FAILED);
    }
  }

  @Test
  void providerThatFailedOnceIsAskedAgain() {
    provider.thenText(500, "", "oops");
    provider.thenEvents(text("SELECT 1"), part("", "stop"), "[DONE]");

    assertThat(ask(models, QWEN, new Parts()).text()).isEqualTo("SELECT 1");
  }

  @Test
  void providerThatFailsIsAskedThreeTimes() {
    provider.thenText(502, "", "").thenText(500, "", "").thenText(500, "", "");

    LanguageModelException failure = failure(QWEN, ModelWatch.NONE);

    assertThat(failure.problem()).isEqualTo(ModelProblem.PROVIDER_FAILED);
    assertThat(failure.retryable()).isTrue();
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "301, REQUEST_REFUSED",
    "302, REQUEST_REFUSED",
    "303, REQUEST_REFUSED",
    "307, REQUEST_REFUSED",
    "308, REQUEST_REFUSED",
    "400, REQUEST_REFUSED",
    "401, KEY_REFUSED",
    "403, KEY_REFUSED",
    "404, REQUEST_REFUSED",
    "408, REQUEST_REFUSED",
    "422, REQUEST_REFUSED"
  })
  void refusalIsNotTriedAgain(int status, ModelProblem problem) {
    provider.thenText(status, "Location: http://127.0.0.1:1/\r\nRetry-After: 0\r\n", "{}");

    assertThat(failure(QWEN, ModelWatch.NONE).problem()).isEqualTo(problem);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsNotFollowed(int status) throws IOException {
    try (LoopbackProvider other = new LoopbackProvider()) {
      other.thenJson(whole("SELECT 2", "stop"));
      provider.thenText(status, "Location: " + other.baseUrl() + "\r\n", "");

      assertThat(failure(QWEN, ModelWatch.NONE))
          .hasMessageContaining("leads to another address")
          .hasMessageNotContaining(other.baseUrl());
      assertThat(other.requestCount()).isZero();
    }
  }

  @Test
  void refusedKeySaysWhereToSetAnother() {
    provider.thenText(401, "", "{\"error\":{\"code\":\"invalid_api_key\"}}");

    assertThat(failure(QWEN, ModelWatch.NONE))
        .hasMessageContaining(QWEN)
        .hasMessageContaining("DASHSCOPE_API_KEY")
        .hasMessageContaining("'dashscope'")
        .hasMessageContaining("HTTP 401, invalid_api_key");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500})
  void nothingTheProviderRepeatsIsShown(int status) {
    String echo =
        "{\"error\":{\"message\":\"key "
            + KEY
            + " asked Write one SELECT.\",\"code\":\""
            + KEY
            + "\",\"type\":\"Write one\"}}";
    for (int tries = 0; tries < 3; tries++) {
      provider.thenText(status, "X-Echo: " + KEY + "\r\n", echo);
    }

    assertThat(trace(failure(QWEN, new Parts()))).doesNotContain(KEY, "Write one", "订单");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "no json",
        "{",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"message\":null}]}",
        "{\"choices\":\"sk-geheim-4711\"}"
      })
  void answerThatDoesNotFitIsUnreadable(String body) {
    provider.thenJson(body);

    LanguageModelException failure = failure(QWEN, ModelWatch.NONE);

    assertThat(failure.problem()).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(trace(failure)).doesNotContain(KEY);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void eventThatDoesNotFitIsUnreadable() {
    provider.thenEvents(text("SEL"), "{no json " + KEY, text("ECT"), part("", "stop"), "[DONE]");

    LanguageModelException failure = failure(QWEN, new Parts());

    assertThat(failure.problem()).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(trace(failure)).doesNotContain(KEY);
  }

  @Test
  void failureInTheMidstOfAStreamIsNoAnswer() {
    provider.thenEvents(text("SEL"), "{\"error\":{\"message\":\"" + KEY + "\"}}");

    LanguageModelException failure = failure(QWEN, new Parts());

    assertThat(failure.problem()).isEqualTo(ModelProblem.PROVIDER_FAILED);
    assertThat(trace(failure)).doesNotContain(KEY);
  }

  @Test
  void streamThatEndsTooSoonIsNoAnswer() {
    provider.thenEvents(text("SELECT 1"));

    assertThat(failure(QWEN, new Parts()).problem()).isEqualTo(ModelProblem.UNREADABLE);
  }

  @Test
  void streamThatBreaksIsNotBegunAgain() {
    String begun =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\ndata: "
            + text("SELECT 1")
            + "\n\n";
    provider.then(out -> LoopbackProvider.write(out, begun));
    Parts watch = new Parts();

    assertThat(failure(QWEN, watch).problem()).isEqualTo(ModelProblem.UNREACHABLE);
    assertThat(watch.parts).containsExactly("SELECT 1");
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void halfAnAnswerIsAskedForAgain() {
    String body = whole("SELECT 1", "stop");
    provider.then(
        out ->
            LoopbackProvider.write(
                out,
                LoopbackProvider.head(200, "", body.length()),
                body.substring(0, body.length() / 2)));
    provider.thenJson(body);

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
  }

  @Test
  void connectionThatIsResetIsTriedAgain() {
    provider.then(new Reset("")).then(new Reset("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"));
    provider.thenJson(whole("SELECT 1", "stop"));

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
  }

  @Test
  void wordsThatAreNoHttpAreNoAnswer() {
    for (int tries = 0; tries < 3; tries++) {
      provider.then(out -> LoopbackProvider.write(out, "Bearer " + KEY + "\r\n\r\n"));
    }

    LanguageModelException failure = failure(QWEN, ModelWatch.NONE);

    assertThat(failure.problem()).isEqualTo(ModelProblem.UNREACHABLE);
    assertThat(trace(failure)).doesNotContain(KEY);
  }

  @Test
  void modelThatIsDownSaysWhatToCheck() throws IOException {
    provider.close();

    LanguageModelException failure = failure(QWEN, ModelWatch.NONE);

    assertThat(failure.problem()).isEqualTo(ModelProblem.UNREACHABLE);
    assertThat(failure)
        .hasMessageContaining(QWEN)
        .hasMessageContaining("127.0.0.1")
        .hasMessageContaining("base url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ndata: {"
      })
  void modelThatHangsTimesOutAndIsHungUpOn(String beginning) {
    provider.thenHangAfter(beginning);
    ModelProfile hasty =
        ModelProfile.openAiCompatible("hasty", provider.baseUrl(), "m")
            .withTimeout(Duration.ofMillis(300));

    try (QueryToolModels own = models(provider.baseUrl()).profile(hasty).build()) {
      assertThat(Answers.failure(own, "hasty", new Parts()).problem())
          .isEqualTo(ModelProblem.TIMED_OUT);
    }
    provider.awaitHangUp();
  }

  @Test
  void endlessAnswerIsCutOff() {
    byte[] much = new byte[1 << 20];
    provider.then(
        out -> {
          LoopbackProvider.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
          for (int written = 0; written < 64; written++) {
            out.write(much);
          }
        });

    assertThat(failure(QWEN, ModelWatch.NONE)).hasMessageContaining("longer than 16 MB");
    provider.awaitHangUp();
  }

  private LanguageModelException failure(String id, ModelWatch watch) {
    return Answers.failure(models, id, watch);
  }
}
