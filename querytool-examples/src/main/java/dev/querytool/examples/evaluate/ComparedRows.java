package dev.querytool.examples.evaluate;

import dev.querytool.query.QueryResult;
import dev.querytool.query.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a result, made comparable. The names of the columns do not matter, their order does.
 *
 * @param width the number of columns
 * @param rows each value as {@link ComparableValue} writes it
 */
record ComparedRows(int width, List<List<String>> rows) {

  ComparedRows {
    rows = List.copyOf(rows);
  }

  static ComparedRows of(QueryResult result) {
    return new ComparedRows(
        result.columns().size(), result.rows().stream().map(ComparedRows::values).toList());
  }

  /** Tells whether both have the same rows equally often, and in the same order if it counts. */
  boolean sameAs(ComparedRows other, boolean ordered) {
    return width == other.width
        && (ordered ? rows.equals(other.rows) : counted().equals(other.counted()));
  }

  private Map<List<String>, Integer> counted() {
    Map<List<String>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  private static List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (int index = 0; index < row.size(); index++) {
      values.add(ComparableValue.of(row.value(index).orElse(null)));
    }
    return values;
  }
}
