package dev.querytool.llm;

import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelledCallTest {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models = models(provider.baseUrl()).build();
  private final Watch watch = new Watch();

  @AfterEach
  void close() throws IOException {
    models.close();
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEAD, HEAD + "data: {"})
  void cancellingClosesTheConnection(String beginning) throws Exception {
    provider.thenHangAfter(beginning);
    Call call = call();
    provider.awaitRequest();

    watch.stop.get(60, TimeUnit.SECONDS).run();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    provider.awaitHangUp();
  }

  @Test
  void cancellingInTheMidstOfAStreamClosesTheConnection() throws Exception {
    provider.thenHangAfter(HEAD + "data: " + text("SEL") + "\n\n");
    Call call = call();
    assertThat(watch.heard.await(60, TimeUnit.SECONDS)).isTrue();

    watch.stop.get(60, TimeUnit.SECONDS).run();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    provider.awaitHangUp();
  }

  @Test
  void interruptClosesTheConnectionAndIsKept() throws Exception {
    provider.thenHangAfter("");
    Call call = call();
    provider.awaitRequest();

    call.thread.interrupt();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    assertThat(call.interrupted.get(60, TimeUnit.SECONDS)).isTrue();
    provider.awaitHangUp();
  }

  @Test
  void cancellingEndsTheWaitForAnotherTry() throws Exception {
    provider.thenText(429, "Retry-After: 5\r\n", "{}");
    Call call = call();
    provider.awaitRequest();

    watch.stop.get(60, TimeUnit.SECONDS).run();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void closingTheModelsEndsACall() throws Exception {
    provider.thenHangAfter(HEAD);
    Call call = call();
    provider.awaitRequest();

    models.close();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    provider.awaitHangUp();
  }

  @Test
  void whatIsCancelledBeforeIsNeverSent() throws Exception {
    ModelWatch gone =
        new ModelWatch() {
          @Override
          public void text(String part) {}

          @Override
          public void whenCancelled(Runnable stop) {
            stop.run();
          }
        };

    assertThat(new Call(models, gone).failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void cancellingAtTheFirstPartLeavesOutWhatHasCome() {
    provider.thenEvents(text("SEL"), text("ECT"), text(" 1"), part("", "stop"), "[DONE]");
    List<String> told = new ArrayList<>();
    CompletableFuture<Runnable> stop = new CompletableFuture<>();
    ModelWatch gone =
        new ModelWatch() {
          @Override
          public void text(String part) {
            told.add(part);
            stop.join().run();
          }

          @Override
          public void whenCancelled(Runnable closing) {
            stop.complete(closing);
          }
        };

    assertThat(Answers.failure(models, "qwen-coder-plus", gone).problem())
        .isEqualTo(ModelProblem.CANCELLED);
    assertThat(told).containsExactly("SEL");
  }

  @Test
  void closingTheModelsEndsACallOfAnOwnModel() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    QueryToolModels own =
        QueryToolModels.builder()
            .model("plain", new Waiting(asked, never))
            .model("streaming", new StreamWaiting(asked, never))
            .build();
    Call plain = new Call(own, watch, "plain");
    Call streaming = new Call(own, watch, "streaming");
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    own.close();

    assertThat(plain.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    assertThat(streaming.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    assertThat(Answers.failure(own, "plain", ModelWatch.NONE).problem())
        .isEqualTo(ModelProblem.CANCELLED);
    assertThat(Answers.failure(own, "streaming", ModelWatch.NONE).problem())
        .isEqualTo(ModelProblem.CANCELLED);
  }

  @Test
  void cancellingInterruptsAnOwnStreamThatWaits() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (QueryToolModels own =
        QueryToolModels.builder()
            .model("streaming", new StreamWaiting(asked, new CountDownLatch(1)))
            .build()) {
      Call call = new Call(own, watch, "streaming");
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

      watch.stop.get(60, TimeUnit.SECONDS).run();

      assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
      assertThat(call.interrupted.get(60, TimeUnit.SECONDS)).isFalse();
    }
  }

  private Call call() {
    return new Call(models, watch);
  }

  private static final class Watch implements ModelWatch {

    private final CompletableFuture<Runnable> stop = new CompletableFuture<>();
    private final CountDownLatch heard = new CountDownLatch(1);

    @Override
    public void text(String part) {
      heard.countDown();
    }

    @Override
    public void whenCancelled(Runnable stop) {
      this.stop.complete(stop);
    }
  }

  /** A call on a thread of its own. */
  private static final class Call {

    private final CompletableFuture<LanguageModelException> failure = new CompletableFuture<>();
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final Thread thread;

    Call(QueryToolModels models, ModelWatch watch) {
      this(models, watch, "qwen-coder-plus");
    }

    Call(QueryToolModels models, ModelWatch watch, String id) {
      thread = new Thread(() -> ask(models, watch, id), "call");
      thread.setDaemon(true);
      thread.start();
    }

    private void ask(QueryToolModels models, ModelWatch watch, String id) {
      try {
        models.choose(id, ModelKeys.NONE).model().reply(new ModelRequest(Answers.QUESTION, watch));
        failure.completeExceptionally(new AssertionError("the call was answered"));
      } catch (LanguageModelException e) {
        interrupted.complete(Thread.currentThread().isInterrupted());
        failure.complete(e);
      }
    }

    LanguageModelException failure()
        throws ExecutionException, InterruptedException, TimeoutException {
      return failure.get(60, TimeUnit.SECONDS);
    }
  }

  /** A model of the host that answers only when it is let. */
  private record Waiting(CountDownLatch asked, CountDownLatch let) implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
      asked.countDown();
      try {
        let.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException("let");
    }
  }

  /** One that keeps the thread that asks it. */
  private record StreamWaiting(CountDownLatch asked, CountDownLatch let)
      implements StreamingChatModel {

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      new Waiting(asked, let).doChat(request);
    }
  }
}
