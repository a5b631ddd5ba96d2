package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.MemberOfExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Finds the extent of an expression from the bottom up, and refuses what would be too much. */
final class ExpressionExtents {

  /** More expressions than a statement has, even if those in recursions are looked at again. */
  private static final int MOST_LOOKS = 1_000_000;

  /** How much more work it is to read a document than to go through a text. */
  private static final int DOCUMENT = 3;

  /** Steps of an expression whatever it does: a server reads, plans and computes it. */
  private static final double EXPRESSION = 20_000;

  private final CallExtents calls;
  private final SelectExtents selects;
  private final Effort effort;
  private int looks;

  ExpressionExtents(CallExtents calls, SelectExtents selects, Effort effort) {
    this.calls = calls;
    this.selects = selects;
    this.effort = effort;
  }

  /** Returns the extent of what a query puts out, with the work that it is. */
  Extent output(Expression expression, SizedScope scope) {
    double before = calls.work();
    Extent extent = of(expression, scope);
    return extent.withWork(calls.work() - before);
  }

  /** Returns all columns of one source, or of every source for null, each of which is computed. */
  SizedOutput star(ASTNodeAccess star, @Nullable String table, SizedScope scope) {
    SizedOutput all = scope.star(table);
    for (SizedSource source : all.sources()) {
      calls.spend(source.row().work(), star);
    }
    return all;
  }

  Extent of(Expression expression, SizedScope scope) {
    if (++looks > MOST_LOOKS) {
      throw GuardRule.TOO_COMPLEX.refusal("The statement has too many expressions.");
    }
    double before = calls.work();
    calls.spend(EXPRESSION, null);
    Extent extent = once(expression, scope);
    copied(CopiedOperands.all(expression), before);
    return extent;
  }

  /** Counts the work since a moment as often as it is done. */
  private void copied(int times, double before) {
    calls.spend((calls.work() - before) * (times - 1), null);
  }

  private Extent once(Expression expression, SizedScope scope) {
    if (expression instanceof BinaryExpression binary) {
      return chain(binary, scope);
    }
    if (expression instanceof Column column) {
      return column(column, scope);
    }
    if (expression instanceof InExpression in) {
      double before = calls.work();
      of(in.getLeftExpression(), scope);
      copied(CopiedOperands.left(in), before);
      of(in.getRightExpression(), scope);
      return Extent.SHORT;
    }
    if (expression instanceof Select select) {
      return SizedOutput.together(
          selects.of(select, SizedScope.inside(scope, scope.definitions())));
    }
    if (expression instanceof Function || expression instanceof AnalyticExpression) {
      return call((ASTNodeAccess) expression, scope);
    }
    return isLiteral(expression) ? literal(expression) : compound(expression, scope);
  }

  private Extent column(Column column, SizedScope scope) {
    if (column.getArrayConstructor() != null) {
      parts(column.getArrayConstructor(), scope);
    }
    effort.spend(scope.size());
    Extent value = scope.column(column);
    calls.spend(value.work(), column);
    return value.withWork(0);
  }

  private static boolean isLiteral(Expression expression) {
    return expression instanceof StringValue
        || expression instanceof LongValue
        || expression instanceof DoubleValue
        || expression instanceof HexValue
        || expression instanceof BooleanValue
        || expression instanceof JdbcParameter
        || expression instanceof JdbcNamedParameter
        || expression instanceof NullValue
        || expression instanceof AllValue
        || expression instanceof AllColumns;
  }

  private static Extent literal(Expression expression) {
    if (expression instanceof StringValue text) {
      Extent extent = Extent.ofText(text.getValue());
      return text.getPrefix() == null ? extent : extent.withCount(Double.POSITIVE_INFINITY);
    }
    if (expression instanceof LongValue number) {
      return Extent.ofNumber(number.getStringValue());
    }
    if (expression instanceof HexValue) {
      return Extent.ofText(expression.toString());
    }
    if (expression instanceof DoubleValue) {
      return Extent.ofNumber(expression.toString());
    }
    if (expression instanceof NullValue) {
      return Extent.ofText("");
    }
    return expression instanceof BooleanValue ? Extent.SHORT : Extent.STORED;
  }

  /** A chain leans to the left; it may be long. */
  private Extent chain(BinaryExpression top, SizedScope scope) {
    Deque<BinaryExpression> chain = new ArrayDeque<>();
    Expression left = top;
    while (left instanceof BinaryExpression binary) {
      chain.push(binary);
      left = binary.getLeftExpression();
    }
    double before = calls.work();
    Extent extent = of(left, scope);
    for (BinaryExpression binary : chain) {
      copied(CopiedOperands.left(binary), before);
      Extent right = of(binary.getRightExpression(), scope);
      extent = calls.operator(binary, extent, right);
    }
    return extent;
  }

  private Extent call(ASTNodeAccess expression, SizedScope scope) {
    List<Extent> arguments = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    if (expression instanceof Function function) {
      arguments(function.getParameters(), values);
      arguments(function.getNamedParameters(), values);
      int own = values.size();
      List<Expression> all = new ArrayList<>();
      ExpressionParts.of(function, part -> arguments(part, all));
      all.forEach(value -> arguments.add(of(value, scope)));
      List<Extent> given = arguments.subList(0, own);
      return calls.function(function.getName(), function, new CallArguments(values, given));
    }
    AnalyticExpression window = (AnalyticExpression) expression;
    List<Expression> all = new ArrayList<>();
    ExpressionParts.of(window, all::add);
    int own =
        (window.getExpression() == null ? 0 : 1)
            + (window.getOffset() == null ? 0 : 1)
            + (window.getDefaultValue() == null ? 0 : 1);
    all.forEach(value -> arguments.add(of(value, scope)));
    return calls.function(
        window.getName(),
        window,
        new CallArguments(all.subList(0, own), arguments.subList(0, own)));
  }

  /** Lists arguments one by one, even if the parser shows them as a list. */
  private static void arguments(@Nullable Expression part, List<Expression> to) {
    if (part instanceof ExpressionList<?> list) {
      to.addAll(list);
    } else if (part != null) {
      to.add(part);
    }
  }

  private Extent compound(Expression expression, SizedScope scope) {
    List<Extent> parts = parts(expression, scope);
    Extent together = Extent.together(parts);
    if (expression instanceof CaseExpression || expression instanceof WhenClause) {
      return Extent.either(parts);
    }
    if (expression instanceof TrimFunction trim) {
      return calls.function("trim", trim, new CallArguments(List.of(), parts));
    }
    if (expression instanceof CastExpression cast) {
      return calls.cast(cast, parts.get(0));
    }
    if (expression instanceof SignedExpression signed) {
      return signed.getSign() == '~' || calls.shifts()
          ? parts.get(0).withCount(Double.POSITIVE_INFINITY)
          : parts.get(0);
    }
    if (expression instanceof ArrayExpression) {
      return calls.padded(parts.get(0), null);
    }
    if (expression instanceof JsonExpression || expression instanceof TranscodingFunction) {
      charge(expression, parts);
      Extent value = parts.get(0);
      return value.stored() ? value : value.withCount(Double.POSITIVE_INFINITY);
    }
    if (expression instanceof ExpressionList<?> list) {
      return list.size() == 1 ? parts.get(0) : together;
    }
    if (expression instanceof JsonAggregateFunction) {
      return CallResults.gathered(together);
    }
    if (expression instanceof JsonFunction) {
      charge(expression, parts);
      Extent made = holdsQuery(expression) ? CallResults.gathered(together) : together;
      return calls.padded(made.times(2), null);
    }
    if (expression instanceof MemberOfExpression) {
      charge(expression, parts);
      return Extent.SHORT;
    }
    if (expression.getClass().getSimpleName().startsWith("Array")) {
      return calls.padded(together.withCharacters(together.characters() + parts.size()), null);
    }
    return isPlain(expression) ? together : Extent.SHORT;
  }

  /** Counts the work of what is a call, though the parser does not show it as one. */
  private void charge(Expression expression, List<Extent> parts) {
    String name =
        expression instanceof MemberOfExpression
            ? "MEMBER OF"
            : expression instanceof TranscodingFunction ? "CONVERT" : "JSON";
    boolean reads =
        expression instanceof MemberOfExpression
            || (expression instanceof JsonFunction json && json.getInputExpression() != null);
    for (int i = 0; i < (reads ? DOCUMENT : 1); i++) {
      calls.function(name, expression, new CallArguments(List.of(), parts));
    }
  }

  /** Tells whether a value consists of its parts; if not, it only tells something about them. */
  private static boolean isPlain(Expression expression) {
    String kind = expression.getClass().getSimpleName();
    return kind.startsWith("Collate")
        || kind.startsWith("Row")
        || kind.startsWith("Timezone")
        || kind.startsWith("Interval");
  }

  private List<Extent> parts(Expression expression, SizedScope scope) {
    List<Expression> parts = new ArrayList<>();
    ExpressionParts.of(expression, parts::add);
    List<Extent> extents = new ArrayList<>();
    parts.forEach(part -> extents.add(of(part, scope)));
    return extents;
  }

  /** Tells whether a query stands directly within an expression. */
  private static boolean holdsQuery(Expression expression) {
    List<Expression> parts = new ArrayList<>();
    ExpressionParts.of(expression, parts::add);
    return parts.stream().anyMatch(Select.class::isInstance);
  }
}
