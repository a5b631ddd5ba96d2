package dev.querytool.query;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row that keeps its values in one array and shares its columns with the others. */
final class ArrayRow implements Row {

  private final Columns columns;
  private final @Nullable Object[] values;

  /** Takes over the array. */
  ArrayRow(Columns columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** Returns the zone in which the times of a row are read. */
  static ZoneId zoneOf(Row row) {
    return row instanceof ArrayRow own ? own.columns.zone() : ZoneOffset.UTC;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Optional<Object> value(int index) {
    return Optional.ofNullable(copied(values[columns.checked(index)]));
  }

  /** Binary is what its reader could change. */
  private static @Nullable Object copied(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    return value instanceof List<?> list && holdsBinary(list) ? copiedList(list) : value;
  }

  private static boolean holdsBinary(List<?> list) {
    return list.stream()
        .anyMatch(
            one -> one instanceof byte[] || (one instanceof List<?> inner && holdsBinary(inner)));
  }

  private static List<@Nullable Object> copiedList(List<?> list) {
    List<@Nullable Object> copies = new ArrayList<>(list.size());
    list.forEach(element -> copies.add(copied(element)));
    return Collections.unmodifiableList(copies);
  }

  @Override
  public Optional<Object> value(String label) {
    return value(columns.place(label));
  }

  @Override
  public <T> Optional<T> value(int index, Class<T> type) {
    return value(index)
        .map(
            value ->
                Conversion.to(type).apply(value, columns.zone(), () -> "column " + name(index)));
  }

  @Override
  public <T> Optional<T> value(String label, Class<T> type) {
    return value(columns.place(label), type);
  }

  private String name(int index) {
    return columns.list().get(index).name();
  }

  /** Rows are equal if their values are, binary compared by content. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrayRow row && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  /** Shows the values. */
  @Override
  public String toString() {
    return Arrays.deepToString(values);
  }
}
