package dev.querytool.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The size of values in bytes, beyond the fixed one that every value has. */
final class Weight {

  /** An object, its place in the list, and the text that the driver made of it on the way. */
  static final int BYTES_OF_AN_ELEMENT = 64;

  private Weight() {}

  static long of(@Nullable Object value) {
    if (value instanceof String text) {
      return Utf8.length(text);
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    if (value instanceof BigDecimal decimal) {
      return of(decimal.unscaledValue());
    }
    if (value instanceof BigInteger number) {
      return number.bitLength() / Byte.SIZE;
    }
    return value instanceof List<?> list ? ofElements(list) : 0;
  }

  private static long ofElements(List<?> list) {
    long bytes = 0;
    for (Object element : list) {
      bytes += BYTES_OF_AN_ELEMENT + of(element);
    }
    return bytes;
  }
}
