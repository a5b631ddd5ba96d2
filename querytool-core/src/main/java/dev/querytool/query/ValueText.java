package dev.querytool.query;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.List;

/**
 * A value as text: decimals without exponent, dates and times in ISO-8601, binary in base64, lists
 * as JSON.
 */
final class ValueText {

  private ValueText() {}

  static String of(Object value) {
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof List<?> list) {
      return JsonValues.text(list);
    }
    return value instanceof TemporalAccessor time ? IsoTimes.write(time) : value.toString();
  }
}
