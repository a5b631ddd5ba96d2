package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.CallerRights;
import dev.querytool.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes on when stopping a query finds no memory, or no thread. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchdogTest {

  private final Watchdog watchdog = new Watchdog();
  private final List<RunningQuery> begun = new ArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  @AfterEach
  void close() {
    begun.forEach(watchdog::remove);
    watchdog.close(Duration.ofSeconds(60));
  }

  @Test
  void goesOnWhenItsTroubleCannotBeLoggedEither() {
    failures.set(Integer.MAX_VALUE);
    try (SpeechlessLog unheard = SpeechlessLog.of(Watchdog.class)) {
      RunningQuery hopeless = idleStream(Duration.ofMillis(20));
      Await.until("the log was tried", () -> unheard.tries() > 0);
      int before = tries.get();
      Await.until("it is tried again", () -> tries.get() > before + 1);
      watchdog.remove(hopeless);
    }
    AtomicInteger ends = new AtomicInteger();

    idleStream(Duration.ofMillis(20), ends::incrementAndGet);

    Await.until("another is ended", () -> ends.get() == 1);
  }

  @Test
  void endsAnIdleQueryLaterThatCouldNotBeEndedWhenItWasStopped() {
    failures.set(1);
    RunningQuery query = idleStream(Duration.ofMinutes(1));

    assertThatThrownBy(() -> query.stop(StopReason.CANCELLED)).isInstanceOf(OutOfMemoryError.class);

    Await.until("it is ended", () -> tries.get() == 2);
    assertThat(query.hasEnded()).isTrue();
  }

  @Test
  void endsAnIdleQueryOnce() {
    RunningQuery query = idleStream(Duration.ofMinutes(1));

    query.stop(StopReason.CANCELLED);
    query.stop(StopReason.CANCELLED);
    query.inspect(System.nanoTime());

    assertThat(tries).hasValue(1);
  }

  /** Begins a stream that waits for its reader. */
  private RunningQuery idleStream(Duration lifetime) {
    return idleStream(lifetime, this::giveBack);
  }

  private RunningQuery idleStream(Duration lifetime, Runnable giveBack) {
    Request request =
        new Request(
            "shop",
            "SELECT 1",
            Parameters.NONE,
            0,
            Duration.ofMinutes(1),
            lifetime,
            CostLimit.none(),
            QueryOrigin.MANUAL,
            CallerRights.ofDefaultUser());
    RunningQuery query =
        new RunningQuery(request, watchdog.cancelThreads(), Duration.ofMinutes(1), why -> {});
    begun.add(query);
    watchdog.add(query);
    assertThat(query.enter()).isTrue();
    assertThat(query.attach(new Uncancellable(), giveBack)).isTrue();
    assertThat(query.leave()).isTrue();
    query.openStream();
    return query;
  }

  private void giveBack() {
    tries.incrementAndGet();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new OutOfMemoryError("injected");
    }
  }

  /** A session that never has to be cancelled. */
  private static final class Uncancellable implements Cancellation {

    @Override
    public void cancel() {
      throw new IllegalStateException("an idle query has nothing to cancel");
    }

    @Override
    public void abort() {}
  }
}
