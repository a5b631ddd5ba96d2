package dev.querytool.guard;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one field of the parser's model.
 *
 * @param field the field, made readable
 * @param decision what may stand in it
 * @param values the values it may have, if {@code decision} is {@link FieldDecision#ONLY}
 * @param reason why, in words for the one who wrote the statement
 */
record FieldRule(Field field, FieldDecision decision, Set<String> values, String reason) {

  FieldRule {
    values = Set.copyOf(values);
  }

  /** Returns what the field holds. */
  @Nullable Object read(Object node) {
    try {
      return field.get(node);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }

  /**
   * Tells whether a value says anything: not null, false, zero or an empty list of the JDK's; a
   * list of the parser's own may have fields besides its elements.
   */
  static boolean isSet(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return value != null;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return !(value instanceof Collection<?> elements && elements.isEmpty() && isOfTheJdk(value));
  }

  private static boolean isOfTheJdk(Object value) {
    return value.getClass().getName().startsWith("java.");
  }
}
