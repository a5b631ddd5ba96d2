package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The progress of an export.
 *
 * @param rows the rows written, not counting the header
 * @param bytes the bytes written in UTF-8; while it runs, those already flushed from its buffers
 * @param elapsed the time since it began
 */
public record ExportSummary(long rows, long bytes, Duration elapsed) {

  /** Checks the parts. */
  public ExportSummary {
    requireNonNull(elapsed, "elapsed");
  }
}
