package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the number of a limit as the engine would. What is no plain number of its is left alone: it
 * may be an expression, or a mistake that the engine is to tell of.
 */
final class RowCount {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
  private static final BigInteger SIGNED = BigInteger.ONE.shiftLeft(63);
  private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Dialect dialect;

  RowCount(Dialect dialect) {
    this.dialect = dialect;
  }

  RowLimit of(List<Token> operand, RowLimit.Splice splice) {
    List<Token> inner = takesExpressions() ? withoutBrackets(operand) : operand;
    if (inner.size() == 1 && meansAll(inner.get(0), inner.size() == operand.size())) {
      return at(operand, splice, OptionalLong.empty());
    }
    boolean signed = inner.size() == 2 && takesExpressions();
    boolean negative = signed && inner.get(0).isSign("-");
    if (inner.size() != 1 && !negative && !(signed && inner.get(0).isSign("+"))) {
      return RowLimit.NOWHERE;
    }
    Token number = inner.get(inner.size() - 1);
    boolean plain = number.kind() == Token.Kind.NUMBER && DIGITS.matcher(number.text()).matches();
    return plain
        ? of(new BigInteger(number.text()), negative, at(operand, splice, OptionalLong.empty()))
        : RowLimit.NOWHERE;
  }

  private RowLimit of(BigInteger number, boolean negative, RowLimit unlimited) {
    if (negative && number.signum() > 0) {
      boolean all = dialect == Dialect.SQLITE && number.compareTo(SIGNED) <= 0;
      return all ? unlimited : RowLimit.NOWHERE;
    }
    if (number.compareTo(takesExpressions() ? SIGNED : UNSIGNED) >= 0) {
      return RowLimit.NOWHERE;
    }
    OptionalLong own = OptionalLong.of(number.min(MOST).longValue());
    return new RowLimit(unlimited.splice(), unlimited.start(), unlimited.end(), own);
  }

  private boolean meansAll(Token word, boolean bare) {
    return dialect == Dialect.POSTGRES && (word.isWord("NULL") || (bare && word.isWord("ALL")));
  }

  /** MySQL and MariaDB take digits and parameters only. */
  private boolean takesExpressions() {
    return dialect == Dialect.POSTGRES || dialect == Dialect.SQLITE;
  }

  private static RowLimit at(List<Token> operand, RowLimit.Splice splice, OptionalLong own) {
    int end = operand.get(operand.size() - 1).end();
    return new RowLimit(splice, operand.get(0).start(), end, own);
  }

  private static List<Token> withoutBrackets(List<Token> operand) {
    List<Token> inner = operand;
    while (inner.size() > 2
        && inner.get(0).isSign("(")
        && inner.get(inner.size() - 1).isSign(")")) {
      inner = inner.subList(1, inner.size() - 1);
    }
    return inner;
  }
}
