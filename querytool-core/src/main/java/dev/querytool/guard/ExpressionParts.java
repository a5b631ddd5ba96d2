package dev.querytool.guard;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.JsonKeyValuePair;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.PartitionByClause;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.FullTextSearch;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MemberOfExpression;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/**
 * The parts of expressions in which names can stand, by the class of the expression; a class that
 * is not listed is refused.
 */
final class ExpressionParts {

  private static final Map<Class<?>, BiConsumer<Expression, Consumer<Expression>>> PARTS =
      Map.ofEntries(
          none(LongValue.class),
          none(AllValue.class),
          none(BooleanValue.class),
          none(DoubleValue.class),
          none(StringValue.class),
          none(HexValue.class),
          none(NullValue.class),
          none(TimeKeyExpression.class),
          none(JdbcNamedParameter.class),
          none(JdbcParameter.class),
          none(AllColumns.class),
          none(DateTimeLiteralExpression.class),
          none(DateUnitExpression.class),
          some(FullTextSearch.class, ExpressionParts::search),
          some(IntervalExpression.class, (interval, to) -> present(interval.getExpression(), to)),
          some(JsonAggregateFunction.class, ExpressionParts::jsonAggregate),
          some(MemberOfExpression.class, ExpressionParts::member),
          some(TranscodingFunction.class, (convert, to) -> to.accept(convert.getExpression())),
          some(RowGetExpression.class, (field, to) -> to.accept(field.getExpression())),
          some(ExpressionList.class, ExpressionParts::each),
          some(ParenthesedExpressionList.class, ExpressionParts::each),
          some(RowConstructor.class, ExpressionParts::each),
          some(PartitionByClause.class, ExpressionParts::each),
          some(NotExpression.class, (not, to) -> to.accept(not.getExpression())),
          some(SignedExpression.class, (signed, to) -> to.accept(signed.getExpression())),
          some(CastExpression.class, (cast, to) -> to.accept(cast.getLeftExpression())),
          some(CollateExpression.class, (collate, to) -> to.accept(collate.getLeftExpression())),
          some(ExistsExpression.class, (exists, to) -> to.accept(exists.getRightExpression())),
          some(IsNullExpression.class, (test, to) -> to.accept(test.getLeftExpression())),
          some(IsBooleanExpression.class, (test, to) -> to.accept(test.getLeftExpression())),
          some(IsUnknownExpression.class, (test, to) -> to.accept(test.getLeftExpression())),
          some(AnyComparisonExpression.class, (any, to) -> to.accept(any.getSelect())),
          some(ExtractExpression.class, (extract, to) -> to.accept(extract.getExpression())),
          some(TimezoneExpression.class, ExpressionParts::timezone),
          some(ArrayConstructor.class, (array, to) -> array.getExpressions().forEach(to)),
          some(ArrayExpression.class, ExpressionParts::element),
          some(OverlapsCondition.class, ExpressionParts::overlaps),
          some(NamedExpressionList.class, ExpressionParts::each),
          some(InExpression.class, ExpressionParts::in),
          some(Between.class, ExpressionParts::between),
          some(CaseExpression.class, ExpressionParts::cases),
          some(WhenClause.class, ExpressionParts::when),
          some(JsonExpression.class, ExpressionParts::json),
          some(JsonFunction.class, ExpressionParts::jsonFunction),
          some(TrimFunction.class, ExpressionParts::trim),
          some(Function.class, ExpressionParts::function),
          some(AnalyticExpression.class, ExpressionParts::analytic));

  private ExpressionParts() {}

  /** Hands over the parts of an expression, in the order of the text. */
  static void of(Expression expression, Consumer<Expression> to) {
    BiConsumer<Expression, Consumer<Expression>> parts = PARTS.get(expression.getClass());
    if (parts != null) {
      parts.accept(expression, to);
    } else if (expression instanceof BinaryExpression binary) {
      binary(binary, to);
    } else {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal(
          "Names cannot be resolved in a " + expression.getClass().getSimpleName() + ".");
    }
  }

  private static <T extends Expression>
      Map.Entry<Class<?>, BiConsumer<Expression, Consumer<Expression>>> some(
          Class<T> type, BiConsumer<T, Consumer<Expression>> parts) {
    return Map.entry(type, (expression, to) -> parts.accept(type.cast(expression), to));
  }

  private static Map.Entry<Class<?>, BiConsumer<Expression, Consumer<Expression>>> none(
      Class<? extends Expression> type) {
    return Map.entry(type, (expression, to) -> {});
  }

  private static void each(ExpressionList<?> list, Consumer<Expression> to) {
    list.forEach(to);
  }

  private static void binary(BinaryExpression binary, Consumer<Expression> to) {
    to.accept(binary.getLeftExpression());
    to.accept(binary.getRightExpression());
    if (binary instanceof LikeExpression like) {
      present(like.getEscape(), to);
    }
  }

  private static void timezone(TimezoneExpression time, Consumer<Expression> to) {
    to.accept(time.getLeftExpression());
    time.getTimezoneExpressions().forEach(to);
  }

  private static void element(ArrayExpression element, Consumer<Expression> to) {
    to.accept(element.getObjExpression());
    present(element.getIndexExpression(), to);
    present(element.getStartIndexExpression(), to);
    present(element.getStopIndexExpression(), to);
  }

  private static void overlaps(OverlapsCondition overlaps, Consumer<Expression> to) {
    overlaps.getLeft().forEach(to);
    overlaps.getRight().forEach(to);
  }

  private static void in(InExpression in, Consumer<Expression> to) {
    to.accept(in.getLeftExpression());
    to.accept(in.getRightExpression());
  }

  private static void between(Between between, Consumer<Expression> to) {
    to.accept(between.getLeftExpression());
    to.accept(between.getBetweenExpressionStart());
    to.accept(between.getBetweenExpressionEnd());
  }

  private static void cases(CaseExpression cases, Consumer<Expression> to) {
    present(cases.getSwitchExpression(), to);
    cases.getWhenClauses().forEach(to);
    present(cases.getElseExpression(), to);
  }

  private static void when(WhenClause when, Consumer<Expression> to) {
    to.accept(when.getWhenExpression());
    to.accept(when.getThenExpression());
  }

  private static void json(JsonExpression json, Consumer<Expression> to) {
    to.accept(json.getExpression());
    json.getIdentList().forEach(step -> to.accept(step.getKey()));
  }

  private static void jsonFunction(JsonFunction function, Consumer<Expression> to) {
    if (function.getKeyValuePairs() != null) {
      function.getKeyValuePairs().forEach(pair -> pair(pair, to));
    }
    if (function.getInputExpression() != null) {
      present(function.getInputExpression().getExpression(), to);
    }
    present(function.getJsonPathExpression(), to);
    if (function.getExpressions() != null) {
      function.getExpressions().forEach(item -> to.accept(item.getExpression()));
    }
  }

  private static void jsonAggregate(JsonAggregateFunction call, Consumer<Expression> to) {
    present(call.getExpression(), to);
    value(call.getKey(), to);
    value(call.getValue(), to);
    terms(call.getExpressionOrderByElements(), to);
  }

  private static void search(FullTextSearch search, Consumer<Expression> to) {
    search.getMatchColumns().forEach(to);
    to.accept(search.getAgainstValue());
  }

  private static void member(MemberOfExpression member, Consumer<Expression> to) {
    to.accept(member.getLeftExpression());
    to.accept(member.getRightExpression());
  }

  private static void pair(JsonKeyValuePair pair, Consumer<Expression> to) {
    value(pair.getKey(), to);
    value(pair.getValue(), to);
  }

  private static void value(@Nullable Object part, Consumer<Expression> to) {
    if (part instanceof Expression value) {
      to.accept(value);
    }
  }

  private static void trim(TrimFunction trim, Consumer<Expression> to) {
    present(trim.getExpression(), to);
    present(trim.getFromExpression(), to);
  }

  private static void function(Function function, Consumer<Expression> to) {
    present(function.getParameters(), to);
    present(function.getNamedParameters(), to);
    if (function.getKeywordArguments() != null) {
      function.getKeywordArguments().forEach(argument -> present(argument.getExpression(), to));
    }
    terms(function.getOrderByElements(), to);
  }

  private static void analytic(AnalyticExpression call, Consumer<Expression> to) {
    present(call.getExpression(), to);
    present(call.getOffset(), to);
    present(call.getDefaultValue(), to);
    terms(call.getFuncOrderBy(), to);
    present(call.getFilterExpression(), to);
    if (call.getWindowDefinition() != null) {
      window(call.getWindowDefinition(), to);
    }
  }

  /** Hands over the parts of a window: what it is divided, ordered and bounded by. */
  static void window(WindowDefinition window, Consumer<Expression> to) {
    present(window.getPartitionExpressionList(), to);
    terms(window.getOrderByElements(), to);
    WindowElement element = window.getWindowElement();
    if (element != null) {
      bound(element.getOffset(), to);
      if (element.getRange() != null) {
        bound(element.getRange().getStart(), to);
        bound(element.getRange().getEnd(), to);
      }
    }
  }

  private static void bound(@Nullable WindowOffset bound, Consumer<Expression> to) {
    if (bound != null) {
      present(bound.getExpression(), to);
    }
  }

  private static void terms(@Nullable List<OrderByElement> terms, Consumer<Expression> to) {
    if (terms != null) {
      terms.forEach(term -> to.accept(term.getExpression()));
    }
  }

  private static void present(@Nullable Expression part, Consumer<Expression> to) {
    if (part != null) {
      to.accept(part);
    }
  }
}
