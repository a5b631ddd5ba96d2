package dev.querytool.examples.query;

import dev.querytool.examples.command.CheckedOutput;
import dev.querytool.examples.command.ProgressLine;
import dev.querytool.examples.command.Terminals;
import dev.querytool.examples.text.ResultText;
import dev.querytool.examples.text.StreamedTable;
import dev.querytool.query.Csv;
import dev.querytool.query.ExportSummary;
import dev.querytool.query.Json;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Prints rows as they come, in constant memory. */
final class Streaming {

  private static final long FLUSH_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

  private final Writer out;
  private final ProgressLine progress;
  private final Terminals terminals;
  private final long start = System.nanoTime();
  private long flushedAt = start;

  Streaming(PrintWriter out, ProgressLine progress, Terminals terminals) {
    this.out = new BufferedWriter(new CheckedOutput(out));
    this.progress = progress;
    this.terminals = terminals;
  }

  /** Runs the query; rows on a terminal are progress enough, so the line about it goes. */
  void print(QuerySpec query, Format format) throws IOException {
    try (RowStream rows = query.stream()) {
      if (terminals.has(Terminals.Stream.OUTPUT)) {
        progress.end();
      }
      switch (format) {
        case TABLE -> printTable(rows);
        case CSV -> Csv.of(rows).onProgress(progress).writeTo(out);
        case JSON -> {
          Json.of(rows).pretty().onProgress(progress).writeTo(out);
          out.write(System.lineSeparator());
        }
      }
      out.flush();
    }
  }

  private void printTable(RowStream rows) throws IOException {
    StreamedTable table = new StreamedTable(rows.columns(), out);
    long count = 0;
    for (Row row : rows) {
      table.add(row);
      count++;
      progress.progress(new ExportSummary(count, 0, elapsed()));
      showSlowRows();
    }
    table.end();
    out.write(ResultText.figures(count, elapsed()) + System.lineSeparator());
  }

  /** Who watches rows that come slowly does not wait for a full buffer. */
  private void showSlowRows() throws IOException {
    long now = System.nanoTime();
    if (now - flushedAt >= FLUSH_EVERY) {
      out.flush();
      flushedAt = now;
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
