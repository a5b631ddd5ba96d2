package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types that one value of a parameter may have. */
final class ParameterValue {

  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          UUID.class,
          byte[].class);

  private ParameterValue() {}

  /**
   * Returns a value that nobody else can change.
   *
   * @throws ValidationException if it is of no type that can be bound
   */
  static @Nullable Object of(String name, @Nullable Object value) {
    if (value == null || value instanceof Enum<?>) {
      return value;
    }
    if (value instanceof ZonedDateTime time) {
      return time.toOffsetDateTime();
    }
    if (!TYPES.contains(value.getClass())) {
      throw unfit(name, value);
    }
    Digits.check(name, value);
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  private static ValidationException unfit(String name, Object value) {
    boolean several = value instanceof Iterable<?> || value.getClass().isArray();
    return new ValidationException(
        "parameter :"
            + name
            + " is a "
            + value.getClass().getTypeName()
            + "; a parameter is text, a number, a boolean, a java.time date or time, a byte[], an"
            + " enum, a UUID or null"
            + (several ? "; for IN (:" + name + ") give a Collection of them, as List.of(…)" : ""));
  }
}
