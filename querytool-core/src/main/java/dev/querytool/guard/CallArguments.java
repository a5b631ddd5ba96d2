package dev.querytool.guard;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param values the arguments, or fewer if they are not known
 * @param extents how far each of them goes
 */
record CallArguments(List<? extends Expression> values, List<Extent> extents) {

  private static final Set<String> NUMERIC =
      Set.of("length", "char_length", "character_length", "octet_length", "count", "instr", "abs");

  private static final Set<String> LEAST = Set.of("least", "min");

  boolean isEmpty() {
    return extents.isEmpty();
  }

  boolean has(int number) {
    return extents.size() >= number;
  }

  @Nullable Expression value(int place) {
    return values.size() > place ? values.get(place) : null;
  }

  /** Returns how many characters an argument may have. */
  double size(int place) {
    return extents.get(place).characters();
  }

  /** Returns how many characters all arguments may have. */
  double size() {
    return size(extents);
  }

  /** Returns how many characters the arguments from a place on may have. */
  double sizeFrom(int place) {
    return size(extents.subList(place, extents.size()));
  }

  private static double size(List<Extent> extents) {
    return extents.stream().mapToDouble(Extent::characters).sum();
  }

  /** Returns the greatest number among all arguments. */
  double greatest() {
    return extents.stream().mapToDouble(Extent::count).max().orElse(0);
  }

  /**
   * Returns how often an argument says; {@code least(n, 100)} says no more than a hundred times.
   */
  double count(int place) {
    double count = extents.get(place).count();
    Expression value = value(place);
    while (value instanceof CastExpression cast) {
      value = cast.getLeftExpression();
    }
    if (value instanceof Function call && isLeastOfNumbers(call)) {
      for (Expression bound : call.getParameters()) {
        if (bound instanceof LongValue number) {
          count = Math.min(count, (double) number.getValue());
        }
      }
    }
    return count;
  }

  private static boolean isLeastOfNumbers(Function call) {
    return call.getParameters() != null
        && call.getParameters().size() > 1
        && LEAST.contains(Characters.lower(call.getName()))
        && call.getParameters().stream().allMatch(CallArguments::isNumber);
  }

  /** Tells whether a value is a number on every engine; texts are compared as texts. */
  private static boolean isNumber(Expression value) {
    return value instanceof LongValue
        || value instanceof Addition
        || value instanceof Subtraction
        || value instanceof Multiplication
        || value instanceof Division
        || value instanceof IntegerDivision
        || value instanceof Modulo
        || (value instanceof Function call && NUMERIC.contains(Characters.lower(call.getName())));
  }

  /** Tells whether the first argument is a column whose numbers are no greater than stored ones. */
  boolean beginsWithStoredColumn() {
    return value(0) instanceof Column
        && extents.get(0).stored()
        && greatest() <= Extent.STORED.count();
  }

  /** Tells whether a query stands among the arguments, not in brackets of its own. */
  boolean holdsQuery() {
    return values.stream().anyMatch(Select.class::isInstance);
  }
}
