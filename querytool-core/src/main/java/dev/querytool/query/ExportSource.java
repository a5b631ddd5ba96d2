package dev.querytool.query;

import java.util.List;

/**
 * The columns and rows that an export writes.
 *
 * @param columns the columns
 * @param rows the rows; those of a stream can be written once
 */
record ExportSource(List<Column> columns, Iterable<Row> rows) {

  static ExportSource of(QueryResult result) {
    return new ExportSource(result.columns(), result.rows());
  }

  static ExportSource of(RowStream stream) {
    return new ExportSource(stream.columns(), stream);
  }
}
