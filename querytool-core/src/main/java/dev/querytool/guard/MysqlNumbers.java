package dev.querytool.guard;

import java.math.BigInteger;
import java.util.Locale;

/** Reads the numbers of MySQL and MariaDB, and the names that begin like one. */
final class MysqlNumbers {

  private static final String NATIONAL = "_utf8mb3";

  private MysqlNumbers() {}

  /** Reads what begins with a digit, or with a dot and a digit. */
  static Token read(Cursor cursor) {
    if (cursor.ahead(0) == '0' && (cursor.ahead(1) == 'x' || cursor.ahead(1) == 'b')) {
      return radix(cursor);
    }
    int steps = digits(cursor, 0);
    char after = cursor.ahead(steps);
    if (steps > 0 && MysqlSyntax.insideName(after) && after != 'e' && after != 'E') {
      return MysqlQuotes.unquoted(cursor, steps);
    }
    if (after == '.') {
      steps = digits(cursor, steps + 1);
    }
    return number(cursor, exponent(cursor, steps));
  }

  private static int digits(Cursor cursor, int from) {
    int steps = from;
    while (Characters.asciiDigit(cursor.ahead(steps))) {
      steps++;
    }
    return steps;
  }

  private static int exponent(Cursor cursor, int steps) {
    char e = cursor.ahead(steps);
    if (e != 'e' && e != 'E') {
      return steps;
    }
    char sign = cursor.ahead(steps + 1);
    int first = steps + (sign == '+' || sign == '-' ? 2 : 1);
    int end = digits(cursor, first);
    if (end == first) {
      throw notANumber(cursor);
    }
    return end;
  }

  private static Token number(Cursor cursor, int steps) {
    char after = cursor.ahead(steps);
    if (MysqlSyntax.insideName(after) || after == '.') {
      throw notANumber(cursor);
    }
    int end = cursor.at() + steps;
    return cursor.take(Token.Kind.NUMBER, end, cursor.upTo(end));
  }

  private static Refusal notANumber(Cursor cursor) {
    return cursor.refuse(
        GuardRule.LITERAL,
        "What starts here is not clearly a number; put a name that begins so in backticks.");
  }

  /** Reads 0x41 or 0b01; what goes on differently is a name. */
  private static Token radix(Cursor cursor) {
    boolean hexadecimal = cursor.ahead(1) == 'x';
    int steps = 2;
    while (digit(cursor.ahead(steps), hexadecimal)) {
      steps++;
    }
    if (steps == 2 || MysqlSyntax.insideName(cursor.ahead(steps))) {
      return MysqlQuotes.unquoted(cursor, steps);
    }
    if (cursor.ahead(steps) == '.') {
      throw notANumber(cursor);
    }
    int end = cursor.at() + steps;
    String digits = cursor.upTo(end).substring(2);
    return hybrid(cursor, end, hexadecimal ? digits : hexadecimal(digits));
  }

  /** Reads x'41' or b'01', and N before a text as the character set that it stands for. */
  static Token prefixed(Cursor cursor) {
    char prefix = cursor.ahead(0);
    if (prefix == 'n' || prefix == 'N') {
      return national(cursor);
    }
    boolean hexadecimal = prefix == 'x' || prefix == 'X';
    int steps = 2;
    while (digit(cursor.ahead(steps), hexadecimal)) {
      steps++;
    }
    boolean whole = !hexadecimal || steps % 2 == 0;
    if (cursor.ahead(steps) != '\'' || !whole || behindDot(cursor)) {
      throw cursor.refuse(
          GuardRule.LITERAL,
          "Bytes are x'...' with an even number of hexadecimal digits, or b'...' with 0 and 1.");
    }
    String digits = cursor.upTo(cursor.at() + steps).substring(2);
    int end = cursor.at() + steps + 1;
    if (hexadecimal || digits.isEmpty()) {
      return cursor.take(Token.Kind.BLOB, end, "x'" + digits + "'", digits);
    }
    return hybrid(cursor, end, hexadecimal(digits));
  }

  private static Token national(Cursor cursor) {
    if (behindDot(cursor)) {
      throw cursor.refuse(GuardRule.UNSUPPORTED_SYNTAX, "A text follows a name here.");
    }
    return cursor.take(Token.Kind.QUOTED_NAME, cursor.at() + 1, NATIONAL, NATIONAL);
  }

  /** Behind a dot the server reads the prefix as a name. */
  private static boolean behindDot(Cursor cursor) {
    return cursor.at() > 0 && cursor.ahead(-1) == '.';
  }

  /** MariaDB takes these for numbers where it takes x'...' for a text. */
  private static Token hybrid(Cursor cursor, int end, String digits) {
    return cursor.take(Token.Kind.BLOB, end, "0x" + digits, digits);
  }

  private static String hexadecimal(String bits) {
    String digits = new BigInteger(bits, 2).toString(16).toUpperCase(Locale.ROOT);
    int length = (bits.length() + 7) / 8 * 2;
    return "0".repeat(length - digits.length()) + digits;
  }

  private static boolean digit(char c, boolean hexadecimal) {
    return hexadecimal ? Characters.hexDigit(c) : c == '0' || c == '1';
  }
}
