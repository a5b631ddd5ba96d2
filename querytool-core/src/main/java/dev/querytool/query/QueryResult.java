package dev.querytool.query;

import java.time.Duration;
import java.util.List;

/**
 * A result held in memory.
 *
 * @param columns the columns, also if there are no rows
 * @param rows the rows, in the order of the database
 * @param rowCount the number of rows here
 * @param truncated whether the database has more rows than the limit let through
 * @param executionTime from sending the statement to holding the last row
 * @param effectiveSql the text that was run; one {@code ?} stands in it for all values of a list
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

  /** Shows columns and counts, not the rows. */
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
