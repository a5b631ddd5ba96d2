package dev.querytool.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads rows, and weighs them while it does. */
final class RowReader {

  private static final int BYTES_OF_A_VALUE = 8;

  private final Streaming streaming;
  private final ResultSet rows;
  private final FetchSize fetches;
  private final List<Cell> cells;
  private final Columns columns;
  private final int width;
  private final long maxCellBytes;
  private final long maxBytes;
  private long left;
  private long bytes;

  /**
   * Starts before the first row.
   *
   * @param most how many rows there are at most, 0 for all that the database gives
   * @param told makes of the columns what the caller may read of them
   */
  RowReader(
      Streaming streaming,
      ResultSet rows,
      int most,
      QueryOptions bounds,
      UnaryOperator<List<Column>> told)
      throws SQLException {
    ResultSetMetaData metadata = rows.getMetaData();
    this.streaming = streaming;
    this.rows = rows;
    this.fetches = FetchSize.of(streaming, rows, metadata);
    this.columns = new Columns(told.apply(streaming.columns(metadata)), streaming.zone());
    this.cells = streaming.cells(metadata);
    this.width = columns.list().size();
    this.left = most == 0 ? Long.MAX_VALUE : most;
    this.maxCellBytes = bounds.maxCellBytes();
    this.maxBytes = bounds.maxResultBytes();
  }

  Columns columns() {
    return columns;
  }

  /** Moves to the next row; false if there is none. */
  boolean next() throws SQLException {
    left--;
    return left >= 0 && rows.next();
  }

  /**
   * Reads the row.
   *
   * @throws ResultTooLargeException if a value, or all that was read since {@link #weighAnew}, is
   *     too large
   */
  ArrayRow read() throws SQLException {
    @Nullable Object[] values = new Object[width];
    long before = bytes;
    for (int i = 0; i < width; i++) {
      refuseLarge(cells.get(i).atLeast(rows, i + 1), i);
      Object value = cells.get(i).read(rows, i + 1);
      values[i] = value;
      long size = Weight.of(value);
      refuseLarge(size, i);
      weigh(size);
    }
    if (fetches.read(bytes - before)) {
      streaming.fetch(rows, fetches.rows());
    }
    return new ArrayRow(columns, values);
  }

  /** Forgets what was read so far: nobody keeps it. */
  void weighAnew() {
    bytes = 0;
  }

  private void refuseLarge(long size, int index) {
    if (size > maxCellBytes) {
      String column = columns.list().get(index).name();
      throw tooLarge("a value of column '" + column + "' has " + size, "a value", maxCellBytes);
    }
  }

  private void weigh(long size) {
    bytes += BYTES_OF_A_VALUE + size;
    if (bytes > maxBytes) {
      throw tooLarge("the rows read so far have " + bytes, "them", maxBytes);
    }
  }

  private static ResultTooLargeException tooLarge(String what, String whom, long limit) {
    return new ResultTooLargeException(
        what
            + " bytes, "
            + limit
            + " are allowed for "
            + whom
            + "; ask for less, or stream the rows",
        Map.of("limitBytes", limit),
        null);
  }
}
