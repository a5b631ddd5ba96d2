package dev.querytool;

import dev.querytool.query.Csv;
import dev.querytool.query.ExportListener;
import dev.querytool.query.ExportSummary;
import dev.querytool.query.Json;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.RowStream;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The child with a small heap: exports the rows of one query, to one file after the other. */
final class ExportingProcess {

  private ExportingProcess() {}

  /** Takes url, password, query, the number of rows, and files, whose ending says the format. */
  public static void main(String[] arguments) {
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, arguments[0], arguments[1]);
      for (int file = 4; file < arguments.length; file++) {
        export(tool, arguments[2], Long.parseLong(arguments[3]), Path.of(arguments[file]));
      }
    }
  }

  private static void register(QueryTool tool, String url, String password) {
    if (password.isEmpty()) {
      tool.connections().register("large", url);
    } else {
      tool.connections().register("large", url, Secret.of(password));
    }
  }

  private static void export(QueryTool tool, String query, long expected, Path file) {
    HeapProfile profile = new HeapProfile(String.valueOf(file.getFileName()), expected);
    QuerySpec spec = tool.queries().on("large").sql(query).timeout(Duration.ofMinutes(10));
    long start = System.nanoTime();
    try (RowStream rows = spec.stream()) {
      double opened = (System.nanoTime() - start) / 1e9;
      print(opened, written(rows, file, soFar -> profile.reached(soFar.rows())));
    }
  }

  private static ExportSummary written(RowStream rows, Path file, ExportListener listener) {
    return file.toString().endsWith(".csv")
        ? Csv.of(rows).onProgress(listener).writeTo(file)
        : Json.of(rows).onProgress(listener).writeTo(file);
  }

  private static void print(double opened, ExportSummary summary) {
    double seconds = summary.elapsed().toNanos() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d rows, %.1f MB; executed in %.2f s, written in %.2f s: %,.0f rows/s, %.1f MB/s%n",
        summary.rows(),
        summary.bytes() / 1e6,
        opened,
        seconds,
        summary.rows() / seconds,
        summary.bytes() / 1e6 / seconds);
  }
}
