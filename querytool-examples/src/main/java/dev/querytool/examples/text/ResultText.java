package dev.querytool.examples.text;

import dev.querytool.query.Column;
import dev.querytool.query.QueryResult;
import dev.querytool.query.Row;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shows a result as an aligned table with a line of figures below it. */
public final class ResultText {

  private ResultText() {}

  /** Prints the result. */
  public static void print(QueryResult result, PrintWriter out) {
    table(result).print(out);
    String more = result.truncated() ? ", and there are more" : "";
    out.println(figures(result.rowCount(), result.executionTime()) + more);
  }

  /** Returns the rows under their headings. */
  public static TextTable table(QueryResult result) {
    TextTable table = new TextTable(result.columns().stream().map(Column::name).toList());
    result.rows().forEach(row -> table.add(cells(row)));
    return table;
  }

  /** Returns the line of figures. */
  public static String figures(long rows, Duration time) {
    return String.format(
        Locale.ROOT, "%d %s in %d ms", rows, rows == 1 ? "row" : "rows", time.toMillis());
  }

  static List<String> cells(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(index -> row.value(index).map(ResultText::text).orElse("NULL"))
        .toList();
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "<" + bytes.length + " bytes>";
    }
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.2f", number);
    }
    return value.toString();
  }
}
