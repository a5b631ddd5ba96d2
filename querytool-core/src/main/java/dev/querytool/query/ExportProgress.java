package dev.querytool.query;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the rows of one export and tells its listener. */
final class ExportProgress {

  private static final int ROWS_BETWEEN_REPORTS = 1_000;

  private final @Nullable ExportListener listener;
  private final LongSupplier bytes;
  private final long start = System.nanoTime();
  private long rows;

  ExportProgress(@Nullable ExportListener listener, LongSupplier bytes) {
    this.listener = listener;
    this.bytes = bytes;
  }

  /** Counts a row that was written. */
  void row() {
    rows++;
    if (rows % ROWS_BETWEEN_REPORTS == 0) {
      report(soFar());
    }
  }

  /** Reports the end. */
  ExportSummary end() {
    ExportSummary summary = soFar();
    report(summary);
    return summary;
  }

  private ExportSummary soFar() {
    return new ExportSummary(rows, bytes.getAsLong(), Duration.ofNanos(System.nanoTime() - start));
  }

  private void report(ExportSummary summary) {
    if (listener != null) {
      listener.progress(summary);
    }
  }
}
