package dev.querytool;

import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryTimeoutException;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A child whose heap is full for a while, and which asks as before afterwards. */
final class FullHeapProcess {

  private static final Duration LATE = Duration.ofSeconds(60);
  private static final Duration FULL = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final long PAUSE = Duration.ofMillis(1).toNanos();
  private static final String FEW = "SELECT id FROM few";
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

  private static volatile boolean full = true;

  private FullHeapProcess() {}

  /** Takes the store, a SQLite file, and whether history is written "before" or "behind". */
  public static void main(String[] arguments) throws InterruptedException {
    QueryToolBuilder builder = QueryTool.builder().store(Path.of(arguments[0]));
    if (arguments[2].equals("before")) {
      builder = builder.auditBeforeAnswer();
    }
    try (QueryTool tool = builder.open()) {
      tool.connections().register("few", "sqlite:" + arguments[1]);
      run(tool, FEW, LONG);
      rememberOnce(tool);
      Thread asking = new Thread(() -> askWhileFull(tool));
      asking.start();
      KilledProcess.mark("full: " + (fill() > 0));
      full = false;
      asking.join();
      KilledProcess.mark("few: " + run(tool, FEW, LONG));
      KilledProcess.mark("endless: " + run(tool, ENDLESS, SHORT));
      KilledProcess.mark("newest: " + newest(tool));
    }
    KilledProcess.mark("end");
  }

  /** A class whose beginning found no memory is lost to its virtual machine for good. */
  private static void rememberOnce(QueryTool tool) {
    KilledProcess.mark("kept: " + tool.history().list(HistoryFilter.all()).size());
  }

  private static String run(QueryTool tool, String text, Duration timeout) {
    try {
      int rows = tool.queries().on("few").sql(text).timeout(timeout).run().rowCount();
      return rows + " rows";
    } catch (QueryTimeoutException ended) {
      return "ended";
    }
  }

  /** What is written behind may come late, and no later than that. */
  private static String newest(QueryTool tool) {
    String text = "";
    for (long end = System.nanoTime() + LATE.toNanos();
        !text.equals(ENDLESS) && System.nanoTime() < end; ) {
      text = tool.history().list(HistoryFilter.all()).get(0).text();
      LockSupport.parkNanos(PAUSE);
    }
    return text;
  }

  private static void askWhileFull(QueryTool tool) {
    while (full) {
      try {
        run(tool, FEW, LONG);
      } catch (RuntimeException | Error expected) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Returns how often there was no memory. */
  private static int fill() {
    Object[] kept = null;
    int size = 1 << 20;
    int failures = 0;
    long end = System.nanoTime() + FULL.toNanos();
    while (failures == 0 || System.nanoTime() - end < 0) {
      try {
        kept = new Object[] {kept, new byte[size]};
      } catch (OutOfMemoryError none) {
        failures++;
        size = Math.max(16, size / 64);
      }
    }
    return kept == null ? 0 : failures;
  }
}
