package dev.querytool.query;

import java.time.Duration;
import java.util.List;

/**
 * A result held in memory.
 *
 * @param columns the columns, even if there are no rows
 * @param rows the rows, in the order in which the database returned them
 * @param rowCount the number of rows here
 * @param truncated whether the query has more rows than its limit allowed
 * @param executionTime the time from sending the statement to receiving the last row
 * @param effectiveSql the text that was run, with one {@code ?} for all values of a list
 */
public record QueryResult(
    List<Column> columns,
    List<Row> rows,
    int rowCount,
    boolean truncated,
    Duration executionTime,
    String effectiveSql) {

  /** Copies the lists. */
  public QueryResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Shows columns and counts, but not the rows. */
  @Override
  public String toString() {
    return "QueryResult[columns="
        + columns
        + ", rowCount="
        + rowCount
        + ", truncated="
        + truncated
        + ", executionTime="
        + executionTime
        + "]";
  }
}
