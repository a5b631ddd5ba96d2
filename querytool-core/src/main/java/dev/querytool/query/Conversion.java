package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns what a database gave into one Java type, or refuses: nothing is rounded, cut or guessed.
 */
final class Conversion<T> {

  private static final Map<Class<?>, Way> BY_TYPE = byType();

  private final Class<T> type;
  private final Way way;

  private Conversion(Class<T> type, Way way) {
    this.type = type;
    this.way = way;
  }

  /**
   * Returns the conversion to a type, a primitive one included.
   *
   * @throws ValidationException if values are never turned into this type
   */
  @SuppressWarnings("unchecked") // the wrapper of a primitive type is what T stands for
  static <T> Conversion<T> to(Class<T> type) {
    Class<T> wrapped = (Class<T>) MethodType.methodType(type).wrap().returnType();
    Way way = wrapped.isEnum() ? constantOf(wrapped) : BY_TYPE.get(wrapped);
    if (way == null) {
      throw new ValidationException(
          "values cannot be converted to "
              + type.getTypeName()
              + "; use text, a number, a boolean, LocalDate, LocalTime, LocalDateTime,"
              + " OffsetDateTime, OffsetTime, Instant, byte[], UUID, an enum, List or Object; NULL"
              + " is null in each");
    }
    return new Conversion<>(wrapped, way);
  }

  /**
   * Converts a value.
   *
   * @param zone where a time without an offset is read
   * @param place what to call it in an error
   * @throws ValidationException if it does not fit without loss
   */
  T apply(Object value, ZoneId zone, Supplier<String> place) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    try {
      return type.cast(way.convert(value, zone));
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException unfit) {
      throw new ValidationException(
          place.get()
              + ": a value of type "
              + value.getClass().getSimpleName()
              + " does not fit "
              + type.getSimpleName()
              + expectation());
    }
  }

  private String expectation() {
    Object[] constants = type.getEnumConstants();
    return constants == null ? "" : ", which has " + Arrays.toString(constants);
  }

  private static Map<Class<?>, Way> byType() {
    Map<Class<?>, Way> ways = new HashMap<>();
    ways.put(Object.class, (value, zone) -> value);
    ways.put(String.class, (value, zone) -> ValueText.of(value));
    ways.put(Boolean.class, (value, zone) -> toBoolean(value));
    ways.put(Byte.class, (value, zone) -> toDecimal(value).byteValueExact());
    ways.put(Short.class, (value, zone) -> toDecimal(value).shortValueExact());
    ways.put(Integer.class, (value, zone) -> toDecimal(value).intValueExact());
    ways.put(Long.class, (value, zone) -> toDecimal(value).longValueExact());
    ways.put(BigInteger.class, (value, zone) -> toDecimal(value).toBigIntegerExact());
    ways.put(BigDecimal.class, (value, zone) -> toDecimal(value));
    ways.put(Float.class, (value, zone) -> toFloat(value));
    ways.put(Double.class, (value, zone) -> toDouble(value));
    ways.put(LocalDate.class, (value, zone) -> IsoTimes.date(text(value)));
    ways.put(LocalTime.class, (value, zone) -> IsoTimes.time(text(value)));
    ways.put(LocalDateTime.class, (value, zone) -> IsoTimes.dateTime(text(value)));
    ways.put(OffsetTime.class, (value, zone) -> IsoTimes.offsetTime(text(value)));
    ways.put(OffsetDateTime.class, Conversion::toOffsetDateTime);
    ways.put(Instant.class, (value, zone) -> toOffsetDateTime(value, zone).toInstant());
    ways.put(UUID.class, (value, zone) -> toUuid(value));
    for (Class<?> only : List.of(byte[].class, List.class)) {
      ways.put(
          only,
          (value, zone) -> {
            throw unfit();
          });
    }
    return ways;
  }

  private static Way constantOf(Class<?> type) {
    return (value, zone) -> {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(value)) {
          return constant;
        }
      }
      throw unfit();
    };
  }

  private static Boolean toBoolean(Object value) {
    if (value instanceof String text) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> bit(new BigDecimal(text));
      };
    }
    return bit(toDecimal(value));
  }

  private static Boolean bit(BigDecimal number) {
    int bit = number.intValueExact();
    if (bit != 0 && bit != 1) {
      throw new ArithmeticException("neither 0 nor 1");
    }
    return bit == 1;
  }

  private static BigDecimal toDecimal(Object value) {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString());
    }
    if (value instanceof Number || value instanceof String) {
      return bounded(new BigDecimal(value.toString()));
    }
    throw unfit();
  }

  /** A short text may name a number of millions of digits, which no integer should try to hold. */
  private static BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > 10_000) {
      throw new ArithmeticException("exponent out of bounds");
    }
    return number;
  }

  private static Double toDouble(Object value) {
    if (value instanceof Float single) {
      return (double) single;
    }
    BigDecimal number = toDecimal(value);
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest) || BigDecimal.valueOf(nearest).compareTo(number) != 0) {
      throw new ArithmeticException("more digits than a double");
    }
    return nearest;
  }

  private static Float toFloat(Object value) {
    double wide = value instanceof Double number ? number : toDouble(value);
    float nearest = (float) wide;
    if (nearest != wide) {
      throw new ArithmeticException("more digits than a float");
    }
    return nearest;
  }

  private static UUID toUuid(Object value) {
    if (value instanceof byte[] bytes && bytes.length == 16) {
      ByteBuffer halves = ByteBuffer.wrap(bytes);
      return new UUID(halves.getLong(), halves.getLong());
    }
    UUID read = UUID.fromString(text(value));
    if (!read.toString().equalsIgnoreCase(text(value))) {
      throw unfit();
    }
    return read;
  }

  private static OffsetDateTime toOffsetDateTime(Object value, ZoneId zone) {
    if (value instanceof OffsetDateTime time) {
      return time;
    }
    return value instanceof LocalDateTime local
        ? IsoTimes.atZone(local, zone)
        : IsoTimes.offsetDateTime(text(value), zone);
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw unfit();
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException("does not fit");
  }

  /** Turns values into one type. */
  @FunctionalInterface
  private interface Way {
    Object convert(Object value, ZoneId zone);
  }
}
