package dev.querytool.guard;

import java.util.List;
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
    if (!isField(statement, dot)) {
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
    return statement.name(dot + 1)
        && !statement.sign(dot + 2, ".")
        && FIELDS.contains(statement.token(dot + 1).value())
        && openingOfCall(statement.tokens(), dot) >= 0;
  }

  /**
   * Returns the bracket that opens before a dot, if nothing but such a call stands in it with its
   * schema.
   *
   * @return its index; -1 if anything else stands before the dot
   */
  static int openingOfCall(List<Token> tokens, int dot) {
    int open = opening(tokens, dot - 1);
    boolean call =
        open >= 0
            && opening(tokens, dot - 2) == open + 4
            && tokens.get(open + 1).isWord("PG_CATALOG")
            && tokens.get(open + 2).isSign(".")
            && CALLS.stream().anyMatch(tokens.get(open + 3)::isWord);
    return call ? open : -1;
  }

  private static int opening(List<Token> tokens, int close) {
    int depth = 0;
    for (int at = close; at >= 0 && tokens.get(close).isSign(")"); at--) {
      depth += tokens.get(at).isSign(")") ? 1 : tokens.get(at).isSign("(") ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
