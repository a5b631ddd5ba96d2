package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Bounds the digits of numbers, because drivers write them out and a short exponent can stand for a
 * billion digits.
 */
final class Digits {

  /** What PostgreSQL's numeric has at most, which has more than any other type. */
  private static final int BEFORE_THE_POINT = 131_072;

  private static final int BEHIND_THE_POINT = 16_383;
  private static final int BITS = 4 * (BEFORE_THE_POINT + BEHIND_THE_POINT);

  private Digits() {}

  /**
   * Refuses a number that no database keeps.
   *
   * @throws ValidationException if it has too many digits
   */
  static void check(String name, Object value) {
    if ((value instanceof BigInteger whole && isTooLong(new BigDecimal(whole)))
        || (value instanceof BigDecimal number && isTooLong(number))) {
      throw new ValidationException(
          "parameter :" + name + " has more digits than any database keeps; bind a shorter number");
    }
  }

  private static boolean isTooLong(BigDecimal number) {
    return number.unscaledValue().bitLength() > BITS
        || number.scale() > BEHIND_THE_POINT
        || (long) number.precision() - number.scale() > BEFORE_THE_POINT;
  }
}
