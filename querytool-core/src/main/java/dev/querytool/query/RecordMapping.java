package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a record of each row of one result. */
final class RecordMapping<T extends Record> {

  /**
   * Where a component comes from.
   *
   * @param place the place of its column, from 0
   * @param primitive whether NULL does not fit
   * @param conversion from the column's value
   * @param words how errors name the two
   */
  record Source(int place, boolean primitive, Conversion<?> conversion, String words) {

    @Nullable Object read(Row row) {
      Optional<Object> value = row.value(place);
      if (value.isPresent()) {
        return conversion.apply(value.get(), ArrayRow.zoneOf(row), () -> words);
      }
      if (primitive) {
        throw new ValidationException(
            words + ": NULL does not fit a primitive; use its wrapper type");
      }
      return null;
    }
  }

  private final Constructor<T> constructor;
  private final List<Source> sources;

  RecordMapping(Constructor<T> constructor, List<Source> sources) {
    this.constructor = constructor;
    this.sources = List.copyOf(sources);
  }

  /** Maps every row of a result. */
  List<T> map(List<Row> rows) {
    return rows.stream().map(this::map).toList();
  }

  /**
   * Maps a row.
   *
   * @throws ValidationException if a value does not fit its component
   */
  T map(Row row) {
    @Nullable Object[] arguments = new Object[sources.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = sources.get(i).read(row);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw ofConstructor(refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot create " + name(), impossible);
    }
  }

  private RuntimeException ofConstructor(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("the constructor of " + name() + " failed", thrown);
  }

  private String name() {
    return constructor.getDeclaringClass().getName();
  }
}
