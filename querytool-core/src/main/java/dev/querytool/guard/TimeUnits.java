package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the words that are units of time on MySQL and MariaDB: those that end an INTERVAL, and the
 * first of EXTRACT, TIMESTAMPDIFF and TIMESTAMPADD. Elsewhere most of them are plain names.
 */
final class TimeUnits {

  static final Set<String> UNITS =
      MysqlWords.words(
          """
          MICROSECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR SECOND_MICROSECOND
          MINUTE_MICROSECOND MINUTE_SECOND HOUR_MICROSECOND HOUR_SECOND HOUR_MINUTE
          DAY_MICROSECOND DAY_SECOND DAY_MINUTE DAY_HOUR YEAR_MONTH
          """);

  private static final Set<String> TAKING_UNITS =
      Set.of("EXTRACT", "TIMESTAMPDIFF", "TIMESTAMPADD");

  /** Words at which an INTERVAL has ended, unit or not. */
  private static final Set<String> ENDS =
      MysqlWords.words(
          """
          AS FROM WHERE GROUP HAVING ORDER LIMIT UNION EXCEPT INTERSECT JOIN ON SELECT THEN WHEN
          ELSE INTERVAL BETWEEN
          """);

  private TimeUnits() {}

  /** Returns the indexes of the words that are units of time. */
  static BitSet of(List<Token> tokens, KeyWords words, Brackets brackets) {
    BitSet units = new BitSet();
    for (int at = 0; at < tokens.size(); at++) {
      int unit =
          switch (words.at(at)) {
            case "INTERVAL" -> unitOf(at, tokens, words, brackets);
            case "EXTRACT", "TIMESTAMPDIFF", "TIMESTAMPADD" -> unitOfCall(at, tokens, words);
            default -> -1;
          };
      if (unit > 0) {
        units.set(unit);
      }
    }
    return units;
  }

  private static int unitOfCall(int at, List<Token> tokens, KeyWords words) {
    boolean called = at + 2 < tokens.size() && tokens.get(at + 1).isSign("(");
    return called && UNITS.contains(words.at(at + 2)) ? at + 2 : -1;
  }

  /** Tells whether a word, first in the bracket of a call, is a unit of time. */
  static boolean isUnitOf(String call, String word) {
    return TAKING_UNITS.contains(Characters.upper(call)) && UNITS.contains(Characters.upper(word));
  }

  /** Returns the index of the unit that ends an INTERVAL; -1 if none does. */
  static int unitOf(int interval, List<Token> tokens, KeyWords words, Brackets brackets) {
    boolean operand = false;
    for (int at = interval + 1; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      String word = words.at(at);
      if (token.isSign(")") || token.isSign(",") || ENDS.contains(word)) {
        return -1;
      }
      if (operand && UNITS.contains(word)) {
        return at;
      }
      if (token.isSign("(")) {
        at = brackets.partner(at);
        operand = true;
      } else {
        operand = endsOperand(token, word);
      }
    }
    return -1;
  }

  /** Tells whether an operand may end with a token, so that an operator or unit may follow. */
  static boolean endsOperand(Token token, String word) {
    return switch (token.kind()) {
      case OPERATOR -> false;
      case PUNCTUATION -> token.isSign(")");
      case WORD -> !OPENERS.contains(word);
      default -> true;
    };
  }

  /** Words behind which an operand begins. */
  private static final Set<String> OPENERS =
      MysqlWords.words(
          """
          ALL AND BETWEEN BY CASE DISTINCT DIV ELSE ESCAPE FROM HAVING IN INTERVAL IS LIKE LIMIT MOD
          NOT ON OR REGEXP RETURN RLIKE SELECT THEN WHEN WHERE XOR
          """);
}
