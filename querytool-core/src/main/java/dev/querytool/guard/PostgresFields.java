package dev.querytool.guard;

import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/**
 * A name behind a value and a dot. It is a field of that value, or calls a function with it; it is
 * certain to be a field where PostgreSQL's own functions give one of that name.
 */
final class PostgresFields {

  private static final Set<String> CALLS =
      Set.of("JSON_EACH", "JSON_EACH_TEXT", "JSONB_EACH", "JSONB_EACH_TEXT");

  private static final Set<String> FIELDS = Set.of("key", "value");

  private static final String MAY_CALL =
      "Not allowed here: a name behind a value may call a function.";

  private PostgresFields() {}

  /** Refuses a dot behind a value unless a field follows for certain. */
  static void requireField(StatementTokens statement, int dot) {
    if (!statement.sign(dot - 1, ")") || !isField(statement, dot)) {
      throw GuardRule.NODE_NOT_ALLOWED.at(statement.token(dot), MAY_CALL);
    }
  }

  /** Refuses what was read as a field of anything but a call in brackets. */
  static void requireCall(RowGetExpression field) {
    boolean ofCall =
        field.getExpression() instanceof ParenthesedExpressionList<?> list
            && list.size() == 1
            && list.get(0) instanceof Function;
    if (!ofCall) {
      throw GuardRule.NODE_NOT_ALLOWED.refusal(MAY_CALL);
    }
  }

  private static boolean isField(StatementTokens statement, int dot) {
    int open = statement.brackets().partner(dot - 1);
    return statement.name(dot + 1)
        && !statement.sign(dot + 2, ".")
        && FIELDS.contains(statement.token(dot + 1).value())
        && statement.word(open + 1, "PG_CATALOG")
        && statement.sign(open + 2, ".")
        && CALLS.contains(statement.word(open + 3))
        && statement.sign(open + 4, "(")
        && statement.brackets().partner(open + 4) == dot - 2;
  }
}
