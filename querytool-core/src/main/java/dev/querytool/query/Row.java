package dev.querytool.query;

import java.util.Optional;

/** One row of a result: values by position from 0, or by label. Immutable. */
public interface Row {

  /** Returns the number of values. */
  int size();

  /**
   * Returns a value by position; empty for NULL.
   *
   * @throws dev.querytool.error.ValidationException if there is no such position; the message names
   *     the columns
   */
  Optional<Object> value(int index);

  /**
   * Returns the value of the first column with this label, without regard to ASCII case; empty for
   * NULL.
   *
   * @throws dev.querytool.error.ValidationException if no column has the label
   */
  Optional<Object> value(String label);

  /**
   * Returns a value by position, converted to a Java type: numbers to numbers without loss, ISO
   * text to dates and times, anything to {@code String}. A time without an offset is taken to be in
   * the connection's zone.
   *
   * @throws dev.querytool.error.ValidationException if there is no such position, or the value does
   *     not fit the type
   */
  <T> Optional<T> value(int index, Class<T> type);

  /**
   * Returns the value of the first column with this label, converted as by {@link #value(int,
   * Class)}.
   */
  <T> Optional<T> value(String label, Class<T> type);
}
