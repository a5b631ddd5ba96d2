package dev.querytool.access;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for what is known of a caller. */
final class Attributes {

  private static final int MOST = 50;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_DIGITS = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private Attributes() {}

  /**
   * Returns a copy in the order of the names, with whole numbers as {@code Long}.
   *
   * @throws ValidationException if a name or a value is none that can be bound
   */
  static Map<String, Object> checked(Map<String, ?> attributes) {
    if (attributes.size() > MOST) {
      throw new ValidationException(
          "a caller has at most " + MOST + " attributes, not " + attributes.size());
    }
    Map<String, Object> checked = new TreeMap<>();
    attributes.forEach((name, value) -> checked.put(name(name), value(name, value)));
    return Collections.unmodifiableMap(new LinkedHashMap<>(checked));
  }

  /** Adds what is known of a key; what is known of its owner stays as it is. */
  static Map<String, Object> narrowed(Map<String, Object> owner, Map<String, Object> key) {
    if (key.isEmpty()) {
      return owner;
    }
    Map<String, Object> both = new TreeMap<>(key);
    both.putAll(owner);
    return Collections.unmodifiableMap(new LinkedHashMap<>(both));
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ValidationException(
          "an attribute's name has 1 to 63 of A-Z, a-z, 0-9 and '_', and no digit first");
    }
    return name;
  }

  private static Object value(String name, @Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if ((value instanceof String text && isPlain(text))
        || value instanceof Long
        || (value instanceof BigDecimal number && isShort(number))
        || value instanceof Boolean
        || value instanceof LocalDate
        || value instanceof Instant) {
      return value;
    }
    throw new ValidationException(
        "the attribute '"
            + name
            + "' must be a text of up to "
            + LONGEST_TEXT
            + " characters without control characters, a whole number, a BigDecimal of up to "
            + MOST_DIGITS
            + " digits, a boolean, a LocalDate or an Instant");
  }

  /** Some databases take a text for another that differs in control characters alone. */
  private static boolean isPlain(String text) {
    return text.length() <= LONGEST_TEXT
        && text.codePoints()
            .noneMatch(
                point ->
                    Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
  }

  private static boolean isShort(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}
