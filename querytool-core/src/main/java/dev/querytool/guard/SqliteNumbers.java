package dev.querytool.guard;

/** Reads SQLite's numbers: decimal, hexadecimal, with exponent, with digits parted by _. */
final class SqliteNumbers {

  private SqliteNumbers() {}

  static Token read(Cursor cursor) {
    int steps = hexadecimal(cursor) ? digits(cursor, 2, true) : decimal(cursor);
    String text = cursor.upTo(cursor.at() + steps);
    if (SqliteSyntax.insideName(cursor.ahead(steps)) || !wellParted(text)) {
      throw cursor.refuse(GuardRule.LITERAL, "SQLite has no number like the one that starts here.");
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    return cursor.take(Token.Kind.NUMBER, cursor.at() + steps, plain, plain);
  }

  private static boolean hexadecimal(Cursor cursor) {
    return cursor.ahead(0) == '0'
        && (cursor.ahead(1) == 'x' || cursor.ahead(1) == 'X')
        && Characters.hexDigit(cursor.ahead(2));
  }

  private static int decimal(Cursor cursor) {
    int steps = digits(cursor, 0, false);
    if (cursor.ahead(steps) == '.') {
      steps = digits(cursor, steps + 1, false);
    }
    char exponent = cursor.ahead(steps);
    if (exponent == 'e' || exponent == 'E') {
      char sign = cursor.ahead(steps + 1);
      int first = steps + (sign == '+' || sign == '-' ? 2 : 1);
      if (Characters.asciiDigit(cursor.ahead(first))) {
        steps = digits(cursor, first, false);
      }
    }
    return steps;
  }

  private static int digits(Cursor cursor, int from, boolean hexadecimal) {
    int steps = from;
    while (digit(cursor.ahead(steps), hexadecimal) || cursor.ahead(steps) == '_') {
      steps++;
    }
    return steps;
  }

  private static boolean wellParted(String number) {
    boolean hexadecimal =
        number.length() > 1 && (number.charAt(1) == 'x' || number.charAt(1) == 'X');
    for (int at = number.indexOf('_'); at >= 0; at = number.indexOf('_', at + 1)) {
      if (at == 0
          || at == number.length() - 1
          || !digit(number.charAt(at - 1), hexadecimal)
          || !digit(number.charAt(at + 1), hexadecimal)) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(char c, boolean hexadecimal) {
    return hexadecimal ? Characters.hexDigit(c) : Characters.asciiDigit(c);
  }
}
