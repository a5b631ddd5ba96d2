package dev.querytool.query;

import dev.querytool.testkit.Await;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures on each engine how long a query of more than a minute takes to end once it is cancelled,
 * or has run for two seconds: for its caller, in the server's own list, and until the pool answers
 * the next one. SQLite has no list; there the thread leaves the native code.
 *
 * <p>With an argument, each query is first left alone for that many seconds, to see that it still
 * runs.
 */
final class StopSeconds {

  /** What was measured on one engine, in seconds. */
  record Line(
      String engine,
      double cancelReturned,
      double cancelled,
      double goneAfterCancel,
      double timedOut,
      double goneAfterTimeout,
      double answered) {

    private static final String HEAD =
        """
        engine               | cancel()  | call ended | gone from     | timeout 2 s: | gone from    | next query
                             | returned  | after      | server after  | call ended   | server       | answered after""";

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-20s | %7.3f s | %8.3f s | %11.3f s | %10.3f s | %10.3f s | %7.3f s",
          engine,
          cancelReturned,
          cancelled,
          goneAfterCancel,
          timedOut,
          goneAfterTimeout,
          answered);
    }
  }

  private final ShopEngine engine;
  private final WiredQueries queries;
  private final ExecutorService executor;

  private StopSeconds(ShopEngine engine, WiredQueries queries, ExecutorService executor) {
    this.engine = engine;
    this.queries = queries;
    this.executor = executor;
  }

  public static void main(String... arguments) throws IOException {
    Duration alone = Duration.ofSeconds(arguments.length == 0 ? 0 : Long.parseLong(arguments[0]));
    PrintStream out = System.out;
    List<Line> lines =
        ShopEngine.all()
            .map(
                engine -> {
                  try (engine) {
                    return measure(engine, Duration.ofSeconds(2), alone);
                  }
                })
            .toList();
    out.println(Line.HEAD);
    lines.forEach(out::println);
    System.exit(0);
  }

  /**
   * Measures one engine.
   *
   * @param timeout how long the query may run that is not cancelled
   * @param alone how long the query that is cancelled is left alone
   */
  static Line measure(ShopEngine engine, Duration timeout, Duration alone) {
    ExecutorService executor = Executors.newCachedThreadPool();
    Path folder = newFolder();
    try (WiredQueries queries = WiredQueries.on(engine, folder, Duration.ofSeconds(60))) {
      return new StopSeconds(engine, queries, executor).measured(timeout, alone);
    } finally {
      executor.shutdownNow();
      delete(folder);
    }
  }

  private Line measured(Duration timeout, Duration alone) {
    answer();
    QueryHandle handle = endless(Duration.ofMinutes(10)).start(executor);
    Await.until("it runs on the server", () -> engine.working() == 1);
    leaveAlone(handle, alone);
    long cancelled = System.nanoTime();
    CompletableFuture<Double> gone = gone(cancelled, 0);
    handle.cancel();
    double returned = secondsSince(cancelled);
    requireStopped(handle::join, QueryCancelledException.class);
    double ended = secondsSince(cancelled);
    double goneAfterCancel = gone.join();

    long begun = System.nanoTime();
    gone = gone(begun, timeout.toNanos());
    requireStopped(endless(timeout)::run, QueryTimeoutException.class);
    double timedOut = secondsSince(begun);
    double goneAfterTimeout = gone.join();
    long asked = System.nanoTime();
    answer();
    return new Line(
        engine.toString(),
        returned,
        ended,
        goneAfterCancel,
        timedOut,
        goneAfterTimeout,
        secondsSince(asked));
  }

  private QuerySpec endless(Duration timeout) {
    return queries.sql("shop", engine.endless()).timeout(timeout);
  }

  private void answer() {
    if (queries.sql("shop", "SELECT id FROM orders").run().rowCount() != 3) {
      throw new IllegalStateException("the next query has not the rows that are there");
    }
  }

  /** Looks, after a time, until the server works no more, and tells when that was. */
  private CompletableFuture<Double> gone(long since, long notBefore) {
    return CompletableFuture.supplyAsync(
        () -> {
          while (System.nanoTime() - since < notBefore) {
            LockSupport.parkNanos(1_000_000);
          }
          Await.until("it is gone from the server", () -> engine.working() == 0);
          return secondsSince(since);
        },
        executor);
  }

  private void leaveAlone(QueryHandle handle, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(10_000_000);
    }
    Await.until("it runs or has ended", () -> handle.isDone() || engine.working() == 1);
    if (handle.isDone()) {
      throw new IllegalStateException("the query ended by itself");
    }
  }

  private static void requireStopped(Runnable query, Class<? extends RuntimeException> by) {
    try {
      query.run();
    } catch (RuntimeException stopped) {
      if (by.isInstance(stopped)) {
        return;
      }
      throw stopped;
    }
    throw new IllegalStateException("the query ended by itself");
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("querytool-stop-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
