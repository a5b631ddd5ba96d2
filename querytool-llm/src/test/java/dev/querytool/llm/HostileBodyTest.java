package dev.querytool.llm;

import static dev.querytool.llm.Answers.KEY;
import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.message;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static dev.querytool.llm.Answers.whole;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.llm.Answers.Parts;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBodyTest {

  private static final String QWEN = "qwen-coder-plus";
  private static final String OPEN = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models =
      models(provider.baseUrl())
          .profile(
              ModelProfile.openAiCompatible("hasty", provider.baseUrl(), "m")
                  .withTimeout(Duration.ofMillis(400)))
          .profile(
              ModelProfile.openAiCompatible("calm", provider.baseUrl(), "m")
                  .withTimeout(Duration.ofSeconds(3)))
          .build();

  @AfterEach
  void close() throws IOException {
    models.close();
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "{\"x\":%s}",
        "{\"choices\":%s}",
        "{\"choices\":[{\"message\":{\"content\":%s}}]}",
        "{\"choices\":[{\"message\":{\"tool_calls\":%s}}]}",
        "{\"choices\":[{\"message\":{\"content\":\"a\",\"x\":%s},\"finish_reason\":\"stop\"}]}",
        "{\"usage\":%s}"
      })
  void depthIsUnreadable(String form) {
    int levels = 100_000;
    String body = String.format(form, "[".repeat(levels) + "]".repeat(levels));
    provider.thenJson(body).thenEvents(body, "[DONE]");

    assertThat(failure(ModelWatch.NONE).problem()).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(failure(new Parts()).problem()).isEqualTo(ModelProblem.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "500"})
  void depthOfARefusalIsLeftOut(int status) {
    for (int tries = 0; tries < 3; tries++) {
      provider.thenText(status, "", "{\"error\":" + "[".repeat(60_000));
    }

    assertThat(failure(ModelWatch.NONE)).hasMessageContaining("(HTTP " + status + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "99999999999999999999", "-5", "NaN", "\"many\"", "[]"})
  void countThatIsNoneIsNoneOrUnreadable(String count) {
    String body = whole("SELECT 1", "stop").replace(":11,", ":" + count + ",");
    provider.thenJson(body);

    try {
      assertThat(ask(models, QWEN).usage().input()).isZero();
    } catch (LanguageModelException e) {
      assertThat(e.problem()).isEqualTo(ModelProblem.UNREADABLE);
    }
  }

  @Test
  void packedAnswerIsNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 64; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    provider.then(
        out -> {
          LoopbackProvider.write(
              out, LoopbackProvider.head(200, "Content-Encoding: gzip\r\n", packed.size()));
          out.write(packed.toByteArray());
        });

    assertThat(failure(ModelWatch.NONE).problem()).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(provider.request(0)).doesNotContainIgnoringCase("accept-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"choices\":[]}",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "HTTP/1.1 200 OK\r\nContent-Length: sk-geheim-4711\r\n\r\n{}",
        "HTTP/1.1 204 No\r\n\r\n",
        "HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switch\r\nUpgrade: sk-geheim-4711\r\nConnection: Upgrade\r\n\r\n",
        "HTTP/1.1 999 sk-geheim-4711\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 sk-geheim-4711\r\n\r\n",
        "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nsk geheim-4711\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsk-geheim-4711\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void brokenFramesAreFailuresOfTheModel(String answer) {
    for (int tries = 0; tries < 3; tries++) {
      provider.then(out -> LoopbackProvider.write(out, answer));
    }

    assertThat(Answers.trace(failure(ModelWatch.NONE))).doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 100 Continue\r\n\r\n'",
    "'HTTP/1.1 103 Hints\r\nLink: </x>\r\n\r\n'",
  })
  void endlessPrefacesEndWithTheCall(String preface) {
    provider.then(out -> forEver(out, "", preface));

    assertThat(Answers.failure(models, "hasty", ModelWatch.NONE).problem())
        .isIn(ModelProblem.TIMED_OUT, ModelProblem.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'",
    "'HTTP/1.1 200 OK\r\nX-A: ', 'b'",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1;x=y\r\n \r\n'",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;', 'x'",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X-A: b\r\n'",
    "'HTTP/1.1 200 OK\r\n\r\n', ': ping\n\n'",
    "'HTTP/1.1 200 OK\r\n\r\n', 'data: a\n'",
    "'HTTP/1.1 200 OK\r\n\r\ndata: ', 'a'"
  })
  void dripsEndWithTheCall(String beginning, String drop) {
    provider.then(out -> forEver(out, beginning, drop));

    assertThat(Answers.failure(models, "hasty", new Parts())).isNotNull();
    provider.awaitHangUp();
  }

  /** The call has time to hear of the refusal; what follows takes all the time there is. */
  @Test
  void refusalWithoutEndIsARefusal() {
    provider.then(out -> forEver(out, "HTTP/1.1 401 No\r\n\r\n", " "));

    assertThat(Answers.failure(models, "calm", ModelWatch.NONE).problem())
        .isEqualTo(ModelProblem.KEY_REFUSED);
    provider.awaitHangUp();
  }

  @Test
  void endlessLineOfAStreamIsCutOff() {
    provider.then(
        out -> {
          LoopbackProvider.write(out, OPEN, "data: ");
          String much = "a".repeat(1 << 20);
          for (int written = 0; written < 64; written++) {
            LoopbackProvider.write(out, much);
          }
        });

    assertThat(failure(new Parts())).hasMessageContaining("longer than 16 MB");
    provider.awaitHangUp();
  }

  @Test
  void brokenSignsAreReplaced() {
    provider.then(
        out -> {
          LoopbackProvider.write(out, OPEN);
          out.write(whole("SELECT '\u00ff\u00fe'", "stop").getBytes(ISO_8859_1));
        });

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT '\ufffd\ufffd'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eos", "", "STOP ", "insufficient_system_resource"})
  void unknownEndIsAnother(String reason) {
    provider.thenJson(whole("SELECT 1", reason));
    provider.thenEvents(text("SELECT 1"), part("", reason), "[DONE]");

    assertThat(ask(models, QWEN).finishReason()).isEqualTo(FinishReason.OTHER);
    assertThat(ask(models, QWEN, new Parts()).finishReason()).isEqualTo(FinishReason.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]",
        "[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"x\"}}]",
        "[{}]",
        "[null]",
        "[]"
      })
  void callsOfToolsAreNoText(String calls) {
    provider.thenJson(message("\"content\":null,\"tool_calls\":" + calls, "tool_calls"));
    provider.thenEvents(part("\"tool_calls\":" + calls, null), part("", "tool_calls"), "[DONE]");

    assertThat(textOrUnreadable(ModelWatch.NONE)).isEmpty();
    assertThat(textOrUnreadable(new Parts())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"out of memory\",\"code\":500}}",
        "{\"error\":\"out of memory\"}",
        "{\"object\":\"error\",\"message\":\"out of memory\",\"code\":400}",
        "{\"code\":\"InternalError\",\"message\":\"out of memory\",\"request_id\":\"1\"}"
      })
  void errorOfAnAnswerThatBeganWellIsNoAnswer(String error) {
    provider.thenEvents(text("SELECT a"), error, text(" FROM b"), part("", "stop"), "[DONE]");
    provider.thenJson(error);

    assertThat(failure(new Parts()).problem()).isEqualTo(ModelProblem.PROVIDER_FAILED);
    assertThat(failure(ModelWatch.NONE).problem()).isEqualTo(ModelProblem.PROVIDER_FAILED);
  }

  @Test
  void wordsOfAnErrorInAnAnswerAreItsText() {
    provider.thenJson(whole("SELECT \\\"error\\\" FROM message", "stop"));
    provider.thenEvents(
        text("SELECT \\\"error\\\""),
        part("", "stop").replace("{\"id\"", "{\"error\":null,\"id\""),
        "[DONE]");

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT \"error\" FROM message");
    assertThat(ask(models, QWEN, new Parts()).text()).isEqualTo("SELECT \"error\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "{}", "false", "{\"message\":\"\",\"code\":0,\"param\":null}"})
  void errorThatSaysNothingIsNone(String error) {
    String with = "{\"error\":" + error + ",\"id\"";
    provider.thenJson(whole("SELECT 1", "stop").replace("{\"id\"", with));
    provider.thenEvents(text("SELECT 1").replace("{\"id\"", with), part("", "stop"), "[DONE]");

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
    assertThat(ask(models, QWEN, new Parts()).text()).isEqualTo("SELECT 1");
  }

  @Test
  void whatComesAfterTheEndIsLeftOut() {
    provider.thenEvents(text("SELECT 1"), part("", "stop"), "[DONE]", text("; DROP"));
    Parts watch = new Parts();

    assertThat(ask(models, QWEN, watch).text()).isEqualTo("SELECT 1");
    assertThat(watch.parts).containsExactly("SELECT 1");
  }

  @Test
  void lastOfTwoEqualKeysCounts() {
    provider.thenJson(message("\"content\":\"SELECT 1\",\"content\":\"SELECT 2\"", "stop"));

    assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 2");
  }

  private String textOrUnreadable(ModelWatch watch) {
    try {
      ModelReply reply = ask(models, QWEN, watch);
      assertThat(reply.finishReason()).isEqualTo(FinishReason.OTHER);
      return reply.text();
    } catch (LanguageModelException e) {
      assertThat(e.problem()).isEqualTo(ModelProblem.UNREADABLE);
      return "";
    }
  }

  private LanguageModelException failure(ModelWatch watch) {
    LanguageModelException failure = Answers.failure(models, QWEN, watch);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static void forEver(OutputStream out, String beginning, String drop)
      throws IOException, InterruptedException {
    out.write(beginning.getBytes(UTF_8));
    CountDownLatch never = new CountDownLatch(1);
    do {
      out.write(drop.getBytes(UTF_8));
    } while (!never.await(2, TimeUnit.MILLISECONDS));
  }
}
