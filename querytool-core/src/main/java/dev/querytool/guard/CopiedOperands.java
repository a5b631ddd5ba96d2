package dev.querytool.guard;

import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;

/**
 * Tells which operands engines compute more than once: each that stands in another of its kind
 * multiplies the work, and no cancel is heard meanwhile.
 */
final class CopiedOperands {

  private static final int MORE = 2;

  private CopiedOperands() {}

  /** Returns how often all operands of an expression are computed, at most. */
  static int all(Expression expression) {
    if (expression instanceof Between between) {
      // PostgreSQL makes two comparisons of it, or four.
      return between.isUsingSymmetric() ? 2 * MORE : MORE;
    }
    // MySQL computes the first to compare it, and again to return it.
    return expression instanceof Function call && Characters.lower(call.getName()).equals("nullif")
        ? MORE
        : 1;
  }

  /** Returns how often the left operand is computed: PostgreSQL compares it with each item. */
  static int left(InExpression in) {
    if (in.getRightExpression() instanceof ExpressionList<?> items) {
      boolean single = !(in.getLeftExpression() instanceof ExpressionList);
      boolean once = single && items.stream().allMatch(CopiedOperands::isLiteral);
      return once ? 1 : Math.max(1, items.size());
    }
    return MORE;
  }

  /** Returns how often what stands before a sign is computed: MySQL looks whether it is null. */
  static int left(BinaryExpression binary) {
    return binary.getRightExpression() instanceof AnyComparisonExpression ? MORE : 1;
  }

  private static boolean isLiteral(Object item) {
    return item instanceof LongValue || item instanceof StringValue;
  }
}
