package dev.querytool.query;

import java.util.Optional;

/** One row of a result: values by position from 0, or by label. Immutable. */
public interface Row {

  /** Returns the number of values. */
  int size();

  /**
   * Returns a value by position; empty for NULL.
   *
   * @throws dev.querytool.error.ValidationException if there is no such position; it names the
   *     columns
   */
  Optional<Object> value(int index);

  /**
   * Returns the value under the first column of this label, ASCII case aside; empty for NULL.
   *
   * @throws dev.querytool.error.ValidationException if no column has the label
   */
  Optional<Object> value(String label);

  /**
   * Returns a value by position as a Java type: numbers to numbers without loss, ISO text to dates
   * and times, anything to {@code String}. A time without an offset is of the connection's zone.
   *
   * @throws dev.querytool.error.ValidationException if there is no such position, or the value does
   *     not fit the type
   */
  <T> Optional<T> value(int index, Class<T> type);

  /**
   * Returns the value under the first column of this label as a Java type, as {@link #value(int,
   * Class)} does.
   */
  <T> Optional<T> value(String label, Class<T> type);
}
