package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.TranslationHandle;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions that nobody waits for any more. */
@Timeout(120)
class AskingStopTest {

  /** Answers nothing until it is closed. */
  private static final class SilentModel implements LanguageModel {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public ModelReply reply(ModelRequest request) {
      request.watch().whenCancelled(closed::countDown);
      asked.countDown();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new LanguageModelException(ModelProblem.CANCELLED, "model", "it was closed", null);
    }
  }

  @TempDir Path folder;
  private final SilentModel model = new SilentModel();

  @Test
  void cancellingClosesTheRequestOfTheModel() throws InterruptedException {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (AskedShop shop = AskedShop.open(folder, model)) {
      TranslationHandle handle = shop.tool().natural().on("shop").start("how many orders", threads);
      model.asked.await();
      handle.cancel();

      assertThat(problemOf(handle)).isEqualTo(ModelProblem.CANCELLED);
      assertThat(model.closed.getCount()).isZero();
      assertThat(handle.isDone()).isTrue();
      assertThat(shop.tool().history().list(HistoryFilter.on("shop")))
          .extracting(HistoryEntry::outcome)
          .containsExactly(QueryOutcome.CANCELLED);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aQuestionThatIsCancelledFirstNeverReachesTheModel() {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      Runnable[] kept = new Runnable[1];
      TranslationHandle handle =
          shop.tool().natural().on("shop").start("how many orders", task -> kept[0] = task);
      handle.cancel();
      kept[0].run();

      assertThat(problemOf(handle)).isEqualTo(ModelProblem.CANCELLED);
      assertThat(model.asked.getCount()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptEndsIt() throws InterruptedException {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      LanguageModelException[] ended = new LanguageModelException[1];
      boolean[] stillInterrupted = new boolean[1];
      Thread asking =
          new Thread(
              () -> {
                ended[0] =
                    catchThrowableOfType(
                        LanguageModelException.class,
                        () -> shop.tool().natural().on("shop").ask("how many orders"));
                stillInterrupted[0] = Thread.currentThread().isInterrupted();
              });
      asking.start();
      model.asked.await();
      asking.interrupt();
      asking.join();

      assertThat(ended[0].problem()).isEqualTo(ModelProblem.CANCELLED);
      assertThat(stillInterrupted[0]).isTrue();
    }
  }

  @Test
  void anExecutorThatTakesNoMoreIsSaidToBeTheReason() {
    try (AskedShop shop = AskedShop.open(folder, model)) {
      assertThatThrownBy(
              () ->
                  shop.tool()
                      .natural()
                      .on("shop")
                      .start(
                          "how many orders",
                          task -> {
                            throw new RejectedExecutionException("full");
                          }))
          .isInstanceOf(LanguageModelException.class)
          .hasMessageContaining("takes no more tasks");
    }
  }

  private static ModelProblem problemOf(TranslationHandle handle) {
    return catchThrowableOfType(LanguageModelException.class, handle::join).problem();
  }
}
