package dev.querytool.llm;

import static dev.querytool.llm.Answers.KEY;
import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.message;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static dev.querytool.llm.Answers.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import dev.querytool.llm.Answers.Parts;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelMessage;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import dev.querytool.natural.TokenUsage;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiModelTest {

  private static final String QWEN = "qwen-coder-plus";
  private static final String KIMI = "kimi-k2-thinking-turbo";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models = models(provider.baseUrl()).build();

  @AfterEach
  void close() throws IOException {
    models.close();
    provider.close();
  }

  @Test
  void answerIsRead() {
    provider.thenJson(whole("SELECT 1", "stop"));

    assertThat(ask(models, QWEN))
        .isEqualTo(new ModelReply("SELECT 1", FinishReason.STOP, new TokenUsage(11, 7)));
  }

  @Test
  void requestIsThisToTheByte() throws IOException {
    provider.thenJson(whole("SELECT 1", "stop"));

    ask(models, QWEN);

    assertThat(provider.request(0)).isEqualTo(resource("plain.http"));
  }

  @Test
  void streamedRequestIsThisToTheByte() throws IOException {
    provider.thenEvents(text("SELECT 1"), part("", "stop"), "[DONE]");

    ask(models, KIMI, new Parts());

    assertThat(provider.request(0)).isEqualTo(resource("streamed.http"));
  }

  @Test
  void modelWithoutKeyIsSentNone() {
    provider.thenJson(whole("SELECT 1", "stop"));
    try (QueryToolModels own =
        models(provider.baseUrl()).openAiCompatible("own", provider.baseUrl(), "m").build()) {
      ask(own, "own");
    }

    assertThat(provider.request(0)).doesNotContainIgnoringCase("authorization");
  }

  @Test
  void keyOfTheCallerGoesBeforeTheEnvironments() {
    provider.thenJson(whole("SELECT 1", "stop"));
    ModelKeys vault = service -> Optional.of(Secret.of(service + "-key"));

    models.choose(KIMI, vault).model().reply(ModelRequest.of(Answers.QUESTION));

    assertThat(provider.request(0)).contains("Authorization: Bearer moonshot-key\n");
  }

  @Test
  void streamIsToldAsItComes() {
    provider.thenEvents(
        part("\"role\":\"assistant\",\"content\":\"\"", null),
        text("SEL"),
        text("ECT 订单"),
        part("", "stop"),
        "{\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,"
            + "\"total_tokens\":8}}",
        "[DONE]");
    Parts watch = new Parts();

    ModelReply reply = ask(models, QWEN, watch);

    assertThat(reply)
        .isEqualTo(new ModelReply("SELECT 订单", FinishReason.STOP, new TokenUsage(5, 3)));
    assertThat(watch.parts).containsExactly("SEL", "ECT 订单");
  }

  @Test
  void streamInSmallChunksIsPutTogether() {
    provider.then(
        out -> {
          LoopbackProvider.write(
              out,
              """
              HTTP/1.1 200 OK\r
              Content-Type: text/event-stream\r
              Transfer-Encoding: chunked\r
              \r
              """);
          String events = ": ping\r\n\r\ndata: " + text("订单") + "\r\n\r\ndata:[DONE]\r\n\r\n";
          for (byte each : events.getBytes(UTF_8)) {
            out.write(new byte[] {'1', '\r', '\n', each, '\r', '\n'});
          }
          LoopbackProvider.write(out, "0\r\n\r\n");
        });

    assertThat(ask(models, QWEN, new Parts()).text()).isEqualTo("订单");
  }

  @Test
  void emptyAnswerMayBeRepeatedToTheModel() {
    provider.thenJson(whole("SELECT 1", "stop"));
    ModelRequest repeated =
        ModelRequest.of(List.of(ModelMessage.user("a"), ModelMessage.assistant("")));

    models.choose(QWEN, ModelKeys.NONE).model().reply(repeated);

    assertThat(provider.request(0)).contains("\"role\" : \"assistant\"");
    assertThatThrownBy(
            () ->
                models
                    .choose(QWEN, ModelKeys.NONE)
                    .model()
                    .reply(ModelRequest.of(List.of(ModelMessage.user(" ")))))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void streamEndsWithItsLastEventThoughTheConnectionStaysOpen() {
    provider.thenHangAfter(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: "
            + text("SELECT 1")
            + "\n\ndata: "
            + part("", "stop")
            + "\n\ndata: [DONE]\n\n");

    assertThat(ask(models, QWEN, new Parts()).text()).isEqualTo("SELECT 1");
  }

  @Test
  void reasoningStaysOutOfTheText() {
    provider.thenJson(
        message("\"content\":\"SELECT 1\",\"reasoning_content\":\"hm, DROP\"", "stop"));

    assertThat(ask(models, KIMI).text()).isEqualTo("SELECT 1");
  }

  @Test
  void streamedReasoningStaysOutOfTheText() {
    provider.thenEvents(
        part("\"reasoning_content\":\"hm, DROP\"", null),
        text("SELECT 1"),
        part("", "stop"),
        "[DONE]");
    Parts watch = new Parts();

    assertThat(ask(models, KIMI, watch).text()).isEqualTo("SELECT 1");
    assertThat(watch.parts).containsExactly("SELECT 1");
  }

  @Test
  void thoughtsInTheTextAreKept() {
    provider.thenJson(whole("<think>hm</think>SELECT 1", "stop"));

    assertThat(ask(models, QWEN).text()).isEqualTo("<think>hm</think>SELECT 1");
  }

  @Test
  void answerThatUsedItsBudgetUpIsToldAsCut() {
    provider.thenJson(message("\"content\":null,\"reasoning_content\":\"hm\"", "length"));

    assertThat(ask(models, KIMI))
        .isEqualTo(new ModelReply("", FinishReason.LENGTH, new TokenUsage(11, 7)));
  }

  @Test
  void filteredAnswerIsTold() {
    provider.thenJson(whole("", "content_filter"));
    provider.thenJson(message("\"content\":null,\"refusal\":\"I will not\"", "stop"));

    assertThat(ask(models, QWEN).finishReason()).isEqualTo(FinishReason.FILTERED);
    assertThat(ask(models, QWEN).finishReason()).isEqualTo(FinishReason.FILTERED);
  }

  @Test
  void twoModelsOfOneToolKeepTheirOwnSettings() throws IOException {
    try (LoopbackProvider other = new LoopbackProvider();
        QueryToolModels two =
            models(provider.baseUrl())
                .openAiCompatible("own", other.baseUrl(), "m", Secret.of("other-key"))
                .build()) {
      provider.thenJson(whole("SELECT 1", "stop"));
      other.thenJson(whole("SELECT 2", "stop"));

      assertThat(ask(two, QWEN).text()).isEqualTo("SELECT 1");
      assertThat(ask(two, "own").text()).isEqualTo("SELECT 2");
      assertThat(other.request(0)).contains("Bearer other-key").doesNotContain(KEY);
      assertThat(provider.request(0)).contains("Bearer " + KEY).doesNotContain("other-key");
    }
  }

  @Test
  void watchThatFailsEndsTheCallWithItsOwnFailure() {
    provider.thenHangAfter(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: " + text("A") + "\n\n");
    ModelWatch failing =
        new ModelWatch() {
          @Override
          public void text(String part) {
            throw new UnsupportedOperationException("full");
          }

          @Override
          public void whenCancelled(Runnable stop) {}
        };

    assertThatThrownBy(() -> ask(models, QWEN, failing))
        .isInstanceOf(UnsupportedOperationException.class);
    provider.awaitHangUp();
  }

  @Test
  void closedModelsAreNotAsked() {
    models.close();

    assertThatThrownBy(() -> ask(models, QWEN))
        .isInstanceOfSatisfying(
            LanguageModelException.class,
            e -> assertThat(e.problem()).isEqualTo(ModelProblem.CANCELLED));
    assertThat(provider.requestCount()).isZero();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(OpenAiModelTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
