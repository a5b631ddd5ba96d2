package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one row, or one value, from a result that was limited to one row. */
final class OnlyRow {

  private final String connection;

  OnlyRow(String connection) {
    this.connection = connection;
  }

  /**
   * Returns the row.
   *
   * @throws NoRowException if there is none
   * @throws TooManyRowsException if there are more
   */
  Row of(QueryResult result) {
    return ifAny(result).orElseThrow(() -> new NoRowException(connection));
  }

  /**
   * Returns the value of the row, if there is one and it is not NULL.
   *
   * @throws ValidationException if the result has another number of columns than one
   * @throws TooManyRowsException if there are more rows
   */
  <T> Optional<T> value(QueryResult result, Conversion<T> conversion) {
    if (result.columns().size() != 1) {
      List<String> labels = Columns.labels(result.columns());
      throw new ValidationException(
          "value(…) takes the value of one column, and the query on '"
              + connection
              + "' has "
              + labels.size()
              + ": "
              + Columns.shown(labels)
              + "; select one, or use one()",
          Map.of("connection", connection, "columns", labels.size()));
    }
    return ifAny(result)
        .flatMap(row -> row.value(0).map(value -> converted(value, row, result, conversion)));
  }

  private static <T> T converted(
      Object value, Row row, QueryResult result, Conversion<T> conversion) {
    return conversion.apply(
        value, ArrayRow.zoneOf(row), () -> "column " + result.columns().get(0).name());
  }

  private Optional<Row> ifAny(QueryResult result) {
    if (result.truncated()) {
      throw new TooManyRowsException(connection);
    }
    return result.rows().stream().findFirst();
  }
}
