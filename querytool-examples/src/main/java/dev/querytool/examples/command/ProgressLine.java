package dev.querytool.examples.command;

import dev.querytool.query.ExportListener;
import dev.querytool.query.ExportSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that tells how far a piece of work has come, and is gone at its end. Without
 * a terminal, and for work that takes less than half a second, there is none. Safe for use by many
 * threads.
 */
public final class ProgressLine implements ExportListener, AutoCloseable {

  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintWriter err;
  private final Terminals terminals;
  private final LongSupplier clock;
  private final long start;
  private long rows;
  private long bytes;
  private int shown;
  private boolean closed;

  ProgressLine(PrintWriter err, Terminals terminals, LongSupplier clock) {
    this.err = err;
    this.terminals = terminals;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /** Starts a line that keeps itself up to date. */
  public static ProgressLine start(PrintWriter err, Terminals terminals) {
    ProgressLine line = new ProgressLine(err, terminals, System::nanoTime);
    Thread drawing = new Thread(line::drawUntilClosed, "querytool-progress");
    drawing.setDaemon(true);
    drawing.start();
    return line;
  }

  @Override
  public synchronized void progress(ExportSummary soFar) {
    rows = soFar.rows();
    bytes = soFar.bytes();
  }

  /** Draws the line as things stand. */
  synchronized void draw() {
    if (!closed) {
      replaceBy(text(rows, bytes, Duration.ofNanos(clock.getAsLong() - start)));
    }
  }

  /** Erases the line for good, before something else is printed; doing it twice is harmless. */
  public synchronized void end() {
    if (!closed && shown > 0) {
      replaceBy("");
      err.print('\r');
      err.flush();
    }
    closed = true;
    notifyAll();
  }

  /** Erases the line. */
  @Override
  public void close() {
    end();
  }

  private void drawUntilClosed() {
    if (!rest(FIRST) || !terminals.has(Terminals.Stream.ERROR)) {
      return;
    }
    do {
      draw();
    } while (rest(EVERY));
  }

  /** Waits; false if the line was closed meanwhile. */
  private synchronized boolean rest(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; !closed && left > 0; left = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException ending) {
        return false;
      }
    }
    return !closed;
  }

  private void replaceBy(String text) {
    err.print('\r' + text + " ".repeat(Math.max(shown - text.length(), 0)));
    err.flush();
    shown = text.length();
  }

  private static String text(long rows, long bytes, Duration elapsed) {
    StringBuilder text = new StringBuilder();
    append(text, rows, "rows");
    append(text, bytes, "bytes");
    double seconds = elapsed.toMillis() / 1000.0;
    return text.append(String.format(Locale.ROOT, "%.1f s", seconds)).toString();
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(String.format(Locale.ROOT, "%,d %s, ", count, unit));
    }
  }
}
