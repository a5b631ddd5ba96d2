package dev.querytool.examples.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value of a result as a text that equals another's if both mean the same: numbers by their
 * value, true as 1, days and times as ISO text, midnight as its day. NULL equals NULL and nothing
 * else; a text of digits is no number.
 */
final class ComparableValue {

  private static final int SIGNIFICANT = 12;
  private static final int EXACT_DECIMALS = 4;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private ComparableValue() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean flag) {
      return flag ? "#1" : "#0";
    }
    if (value instanceof Number number) {
      return "#" + number(number);
    }
    if (value instanceof byte[] bytes) {
      return "b" + Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ComparableValue::of).collect(Collectors.joining(",", "[", "]"));
    }
    return "'" + text(value);
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime time) {
      LocalDate day = time.toLocalDate();
      return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.toString() : TIME.format(time);
    }
    return value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString();
  }

  /**
   * Writes a number without what floating point or a longer division adds at its end; four decimals
   * always count, so that no cent is lost.
   */
  private static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double plain = number.doubleValue();
      if (Double.isNaN(plain) || Double.isInfinite(plain)) {
        return number.toString();
      }
    }
    BigDecimal exact = new BigDecimal(number.toString());
    int whole = Math.max(exact.precision() - exact.scale(), 0);
    int decimals = Math.max(SIGNIFICANT - whole, EXACT_DECIMALS);
    BigDecimal rounded =
        exact.scale() > decimals ? exact.setScale(decimals, RoundingMode.HALF_UP) : exact;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
