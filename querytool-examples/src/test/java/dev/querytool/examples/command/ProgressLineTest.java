package dev.querytool.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.query.ExportSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter text = new StringWriter();
  private final AtomicLong clock = new AtomicLong();
  private final ProgressLine line =
      new ProgressLine(new PrintWriter(text), stream -> true, clock::get);

  @Test
  void tellsTheTimeUntilThereAreRows() {
    clock.set(1_250_000_000);

    line.draw();

    assertThat(text.toString()).isEqualTo("\r1.3 s");
  }

  @Test
  void tellsRowsBytesAndTime() {
    line.progress(new ExportSummary(12_000, 3_456_789, Duration.ZERO));
    clock.set(61_000_000_000L);

    line.draw();

    assertThat(text.toString()).isEqualTo("\r12,000 rows, 3,456,789 bytes, 61.0 s");
  }

  @Test
  void aShorterLineCoversALongerOne() {
    clock.set(10_000_000_000L);
    line.draw();
    clock.set(1_000_000_000);
    line.draw();

    assertThat(text.toString()).isEqualTo("\r10.0 s\r1.0 s ");
  }

  @Test
  void isGoneAtTheEnd() {
    line.draw();
    line.close();
    line.close();
    line.draw();

    assertThat(text.toString()).isEqualTo("\r0.0 s\r     \r");
  }

  @Test
  void leavesNoTraceIfItWasNeverDrawn() {
    line.progress(new ExportSummary(1, 1, Duration.ZERO));
    line.close();

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void keepsItselfUpToDateOnATerminal() {
    ProgressLine running =
        ProgressLine.start(new PrintWriter(text), stream -> stream == Terminals.Stream.ERROR);
    await(() -> text.toString().chars().filter(unit -> unit == '\r').count() >= 2);
    running.close();

    assertThat(text.toString()).endsWith("\r");
  }

  @Test
  void drawsNothingWithoutATerminal() {
    AtomicLong asked = new AtomicLong();
    ProgressLine running =
        ProgressLine.start(
            new PrintWriter(text),
            stream -> {
              asked.incrementAndGet();
              return false;
            });
    await(() -> asked.get() == 1);
    await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(ProgressLineTest::draws));
    running.close();

    assertThat(text.toString()).isEmpty();
  }

  private static boolean draws(Thread thread) {
    return thread.getName().equals("querytool-progress");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 60 s").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
