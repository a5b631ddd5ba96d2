package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How far an export has come.
 *
 * @param rows the rows written, the header aside
 * @param bytes the bytes written in UTF-8; while it runs, those that have left its buffers
 * @param elapsed the time since it began
 */
public record ExportSummary(long rows, long bytes, Duration elapsed) {

  /** Checks the parts. */
  public ExportSummary {
    requireNonNull(elapsed, "elapsed");
  }
}
