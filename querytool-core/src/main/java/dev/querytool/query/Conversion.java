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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns what a database gave into one Java type, or refuses: nothing is rounded, cut or guessed.
 */
final class Conversion<T> {

  private static final Map<Class<?>, Function<Object, ?>> BY_TYPE = byType();

  private final Class<T> type;
  private final Function<Object, ?> way;

  private Conversion(Class<T> type, Function<Object, ?> way) {
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
    Function<Object, ?> way = wrapped.isEnum() ? constantOf(wrapped) : BY_TYPE.get(wrapped);
    if (way == null) {
      throw new ValidationException(
          "values are not turned into "
              + type.getName()
              + "; use text, a number, a boolean, a java.time date or time, byte[], UUID, an enum,"
              + " List or Object");
    }
    return new Conversion<>(wrapped, way);
  }

  /**
   * Converts a value.
   *
   * @param place what to call it in an error
   * @throws ValidationException if it does not fit without loss
   */
  T apply(Object value, Supplier<String> place) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    try {
      return type.cast(way.apply(value));
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

  private static Map<Class<?>, Function<Object, ?>> byType() {
    Map<Class<?>, Function<Object, ?>> ways = new HashMap<>();
    ways.put(Object.class, value -> value);
    ways.put(String.class, ValueText::of);
    ways.put(Boolean.class, Conversion::toBoolean);
    ways.put(Byte.class, value -> toDecimal(value).byteValueExact());
    ways.put(Short.class, value -> toDecimal(value).shortValueExact());
    ways.put(Integer.class, value -> toDecimal(value).intValueExact());
    ways.put(Long.class, value -> toDecimal(value).longValueExact());
    ways.put(BigInteger.class, value -> toDecimal(value).toBigIntegerExact());
    ways.put(BigDecimal.class, Conversion::toDecimal);
    ways.put(Float.class, Conversion::toFloat);
    ways.put(Double.class, Conversion::toDouble);
    ways.put(LocalDate.class, value -> IsoTimes.date(text(value)));
    ways.put(LocalTime.class, value -> IsoTimes.time(text(value)));
    ways.put(LocalDateTime.class, value -> IsoTimes.dateTime(text(value)));
    ways.put(OffsetTime.class, value -> IsoTimes.offsetTime(text(value)));
    ways.put(OffsetDateTime.class, Conversion::toOffsetDateTime);
    ways.put(Instant.class, value -> toOffsetDateTime(value).toInstant());
    ways.put(UUID.class, Conversion::toUuid);
    for (Class<?> only : List.of(byte[].class, List.class)) {
      ways.put(
          only,
          value -> {
            throw unfit();
          });
    }
    return ways;
  }

  private static Function<Object, ?> constantOf(Class<?> type) {
    return value -> {
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

  /** A time without an offset is UTC, the zone of every connection. */
  private static OffsetDateTime toOffsetDateTime(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time;
    }
    return value instanceof LocalDateTime local
        ? local.atOffset(ZoneOffset.UTC)
        : IsoTimes.offsetDateTime(text(value));
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
}
