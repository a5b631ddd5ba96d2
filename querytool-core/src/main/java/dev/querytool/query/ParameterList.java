package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that one name stands for in an IN. Immutable.
 *
 * @param values at least one, none of them null
 */
record ParameterList(List<Object> values) {

  /** What SQLite binds in one statement, the fewest of all engines. */
  static final int MOST = 32_766;

  ParameterList {
    values = List.copyOf(values);
  }

  /**
   * Copies a list.
   *
   * @throws ValidationException if it is empty or too long, or holds what is not one value
   */
  static ParameterList of(String name, Collection<?> given) {
    List<Object> values = new ArrayList<>();
    for (Object value : given) {
      values.add(one(name, value));
      if (values.size() > MOST) {
        throw tooMany(":" + name + " has more", name);
      }
    }
    if (values.isEmpty()) {
      throw new ValidationException(
          "parameter :"
              + name
              + " is an empty list, and not every database has an IN of nothing; leave the condition"
              + " out, or do not ask",
          Map.of("parameter", name));
    }
    return new ParameterList(values);
  }

  /** Says that a statement has more values than can be bound. */
  static ValidationException tooMany(String what, String name) {
    return new ValidationException(
        String.format(
            Locale.ROOT,
            "parameter %s than the %,d values that one statement takes; ask in parts, or join a table",
            what,
            MOST),
        Map.of("parameter", name));
  }

  private static Object one(String name, @Nullable Object value) {
    if (value instanceof Iterable<?>) {
      throw new ValidationException(
          "parameter :" + name + " holds a list within its list; IN takes single values",
          Map.of("parameter", name));
    }
    Object copied = ParameterValue.of(name, value);
    if (copied == null) {
      throw new ValidationException(
          "parameter :"
              + name
              + " holds a null, and IN finds no NULL; take it out, and ask IS NULL beside the IN",
          Map.of("parameter", name));
    }
    return copied;
  }

  /** Shows how many values there are, never which. */
  @Override
  public String toString() {
    return "ParameterList[" + values.size() + "]";
  }
}
