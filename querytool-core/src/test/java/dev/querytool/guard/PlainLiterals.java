package dev.querytool.guard;

import java.util.Random;

/** Statements full of texts and whole numbers that need no escape. */
final class PlainLiterals {

  private static final String LETTERS = "abexnuXNBE'019 _-:.$\u00e9\u4e2d\u6587\u0436";
  private static final String[] BEHIND = {", ", " AND ", "=", "<", ">=", "+", "-", "*"};
  private static final int LONGEST = 25;

  private PlainLiterals() {}

  static String statement(Random random) {
    StringBuilder sql = new StringBuilder("SELECT ");
    for (int term = 0; term < 12; term++) {
      sql.append(literal(random)).append(BEHIND[random.nextInt(BEHIND.length)]);
    }
    return sql + "f(" + literal(random) + "), (" + literal(random) + ") LIMIT " + number(random);
  }

  private static String literal(Random random) {
    return random.nextBoolean() ? number(random) : text(random);
  }

  private static String number(Random random) {
    StringBuilder digits = new StringBuilder();
    int length = 1 + random.nextInt(LONGEST);
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("'");
    int length = random.nextInt(LONGEST);
    for (int i = 0; i < length; i++) {
      char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
      text.append(c == '\'' ? "''" : c);
    }
    return text.append("'").toString();
  }
}
