package dev.querytool.llm;

import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that are stopped at any moment of theirs. */
class CancelRaceTest {

  private static final String QWEN = "qwen-coder-plus";
  private static final int CALLS = Boolean.getBoolean("querytool.tests.deep") ? 4_000 : 120;
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99999\r\n\r\n";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final LoopbackProvider provider = new LoopbackProvider();
  private final ExecutorService callers = Executors.newFixedThreadPool(8);

  @AfterEach
  void close() throws IOException {
    callers.shutdownNow();
    provider.close();
  }

  @Test
  void callThatIsStoppedAtAnyMomentIsHungUpOn() throws Exception {
    try (QueryToolModels models = models(provider.baseUrl()).build()) {
      List<Future<LanguageModelException>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        provider.then(hang(i % 2 == 0 ? "" : HEAD + "data: " + text("A") + "\n\n"));
        int after = random.nextInt(5_000_000);
        calls.add(callers.submit(() -> Answers.failure(models, QWEN, new StoppedAfter(after))));
      }
      for (Future<LanguageModelException> call : calls) {
        assertThat(call.get(60, TimeUnit.SECONDS).problem())
            .as("seed %d", seed)
            .isEqualTo(ModelProblem.CANCELLED);
      }
      Answers.await("the end of the connections", () -> provider.openCount() == 0);
    }
  }

  @Test
  void closingWhileCallsBeginEndsThemAll() throws Exception {
    for (int round = 0; round < CALLS / 8; round++) {
      QueryToolModels models = models(provider.baseUrl()).build();
      CountDownLatch begin = new CountDownLatch(1);
      List<Future<LanguageModelException>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        provider.then(hang(i % 2 == 0 ? "" : HEAD));
        calls.add(
            callers.submit(
                () -> {
                  begin.await();
                  return Answers.failure(models, QWEN, ModelWatch.NONE);
                }));
      }
      int after = random.nextInt(3_000_000);
      begin.countDown();
      LockSupport.parkNanos(after);
      models.close();
      for (Future<LanguageModelException> call : calls) {
        assertThat(call.get(60, TimeUnit.SECONDS).problem())
            .as("seed %d", seed)
            .isEqualTo(ModelProblem.CANCELLED);
      }
    }
    Answers.await("the end of the connections", () -> provider.openCount() == 0);
    Answers.await(
        "the end of the threads",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("querytool-model-")));
  }

  @Test
  void stoppingAfterTheEndTwiceFromManyThreadsLeavesTheNextCallAlone() throws Exception {
    try (QueryToolModels models = models(provider.baseUrl()).build()) {
      for (int i = 0; i < 10; i++) {
        CompletableFuture<Runnable> stop = new CompletableFuture<>();
        provider.thenEvents(text("SELECT 1"), part("", "stop"), "[DONE]");
        Answers.ask(models, QWEN, new Kept(stop));
        for (int times = 0; times < 4; times++) {
          callers.execute(stop.join());
        }
      }
    }
  }

  /** Hangs until its own connection is closed, not any. */
  private static LoopbackProvider.Answer hang(String beginning) {
    return out -> {
      LoopbackProvider.write(out, beginning);
      new CountDownLatch(1).await();
    };
  }

  private record Kept(CompletableFuture<Runnable> stop) implements ModelWatch {

    @Override
    public void text(String part) {}

    @Override
    public void whenCancelled(Runnable closing) {
      stop.complete(closing);
    }
  }

  private record StoppedAfter(int nanos) implements ModelWatch {

    @Override
    public void text(String part) {}

    @Override
    public void whenCancelled(Runnable closing) {
      Thread stopping =
          new Thread(
              () -> {
                LockSupport.parkNanos(nanos);
                closing.run();
                closing.run();
              },
              "stopping");
      stopping.setDaemon(true);
      stopping.start();
    }
  }
}
