package dev.querytool.guard;

import java.math.BigInteger;

/** Reads PostgreSQL's numbers and writes them without their base and underscores. */
final class PostgresNumbers {

  private PostgresNumbers() {}

  static Token read(Cursor cursor) {
    int radix = radix(cursor);
    int steps = radix == 10 ? decimal(cursor) : digits(cursor, 2, radix);
    String text = cursor.upTo(cursor.at() + steps).replace("_", "");
    boolean dots = cursor.ahead(steps) == '.' && cursor.ahead(steps - 1) != '.';
    if (PostgresSyntax.insideName(cursor.ahead(steps))
        || dots
        || (radix != 10 && text.length() < 3)) {
      throw cursor.refuse(
          GuardRule.LITERAL, "PostgreSQL has no number like the one that starts here.");
    }
    String plain = radix == 10 ? text : new BigInteger(text.substring(2), radix).toString();
    return cursor.take(Token.Kind.NUMBER, cursor.at() + steps, plain, plain);
  }

  private static int radix(Cursor cursor) {
    if (cursor.ahead(0) != '0') {
      return 10;
    }
    return switch (cursor.ahead(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static int decimal(Cursor cursor) {
    int steps = digits(cursor, 0, 10);
    if (cursor.ahead(steps) == '.' && cursor.ahead(steps + 1) != '.') {
      steps++;
      steps = Characters.asciiDigit(cursor.ahead(steps)) ? digits(cursor, steps, 10) : steps;
    }
    char exponent = cursor.ahead(steps);
    if (exponent == 'e' || exponent == 'E') {
      char sign = cursor.ahead(steps + 1);
      int first = steps + (sign == '+' || sign == '-' ? 2 : 1);
      if (Characters.asciiDigit(cursor.ahead(first))) {
        steps = digits(cursor, first, 10);
      }
    }
    return steps;
  }

  /** Returns the steps behind digits, between which single underscores may stand. */
  private static int digits(Cursor cursor, int from, int radix) {
    int steps = from;
    while (true) {
      int digit = cursor.ahead(steps) == '_' && (steps > from || radix != 10) ? steps + 1 : steps;
      if (!isDigit(cursor.ahead(digit), radix)) {
        return steps;
      }
      steps = digit + 1;
    }
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }
}
