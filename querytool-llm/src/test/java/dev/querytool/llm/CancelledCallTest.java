package dev.querytool.llm;

import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
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

    watch.stop.get(20, TimeUnit.SECONDS).run();

    assertThat(call.failure().problem()).isEqualTo(ModelProblem.CANCELLED);
    provider.awaitHangUp();
  }

  @Test
  void cancellingInTheMidstOfAStreamClosesTheConnection() throws Exception {
    provider.thenHangAfter(HEAD + "data: " + text("SEL") + "\n\n");
    Call call = call();
    assertThat(watch.heard.await(20, TimeUnit.SECONDS)).isTrue();

    watch.stop.get(20, TimeUnit.SECONDS).run();

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
    assertThat(call.interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    provider.awaitHangUp();
  }

  @Test
  void cancellingEndsTheWaitForAnotherTry() throws Exception {
    provider.thenText(429, "Retry-After: 5\r\n", "{}");
    Call call = call();
    provider.awaitRequest();

    watch.stop.get(20, TimeUnit.SECONDS).run();

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
      thread = new Thread(() -> ask(models, watch), "call");
      thread.setDaemon(true);
      thread.start();
    }

    private void ask(QueryToolModels models, ModelWatch watch) {
      try {
        models
            .choose("qwen-coder-plus", ModelKeys.NONE)
            .model()
            .reply(new ModelRequest(Answers.QUESTION, watch));
        failure.completeExceptionally(new AssertionError("the call was answered"));
      } catch (LanguageModelException e) {
        interrupted.complete(Thread.currentThread().isInterrupted());
        failure.complete(e);
      }
    }

    LanguageModelException failure()
        throws ExecutionException, InterruptedException, TimeoutException {
      return failure.get(20, TimeUnit.SECONDS);
    }
  }
}
