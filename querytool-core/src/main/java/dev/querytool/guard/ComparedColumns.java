package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the parameters of a text may be bound as where values of unlike types compare without
 * an error: MySQL and MariaDB compare a number with a text by the number that the text begins with,
 * so that 0 equals most texts, and dates in their own ways.
 */
final class ComparedColumns {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(tiny|small|medium|big)?int(eger)?\\b.*|(decimal|numeric|float|double|bit|bool|year)\\b.*");

  private static final Pattern TIME = Pattern.compile("(date|datetime|timestamp|time)\\b.*");

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\\b");

  private static final Pattern CAST_TO_NUMBER =
      Pattern.compile("(signed|unsigned|decimal|double|float|int)\\b.*");

  /** Functions that make no texts of numbers, and neither of times. */
  private static final Set<String> ALIKE =
      Set.of(
          "abs",
          "avg",
          "ceil",
          "ceiling",
          "coalesce",
          "count",
          "curdate",
          "current_date",
          "current_timestamp",
          "date",
          "date_add",
          "date_sub",
          "floor",
          "greatest",
          "if",
          "ifnull",
          "last_day",
          "least",
          "max",
          "min",
          "mod",
          "now",
          "nullif",
          "round",
          "sign",
          "sum",
          "timestamp",
          "truncate",
          "utc_date",
          "utc_timestamp");

  private final Map<Integer, CatalogColumn> columns;
  private final Set<Integer> compared = new HashSet<>();
  private final Set<Integer> notNumbers = new HashSet<>();
  private final Set<Integer> notTimes = new HashSet<>();

  private ComparedColumns(Map<Integer, CatalogColumn> columns) {
    this.columns = columns;
  }

  static ComparedColumns in(InspectionSteps.Analysed found, NameUses uses) {
    ComparedColumns compared = new ComparedColumns(PlainStatement.stored(uses));
    PlainSelects.of(found.tree(), compared::add);
    return compared;
  }

  /**
   * Tells whether a parameter stands in conditions with columns of numbers alone.
   *
   * @param parameter its place among all of the text, from 0
   */
  boolean besideNumbers(int parameter) {
    return compared.contains(parameter) && !notNumbers.contains(parameter);
  }

  /**
   * Tells whether a parameter stands in conditions with columns of dates and times alone.
   *
   * @param parameter its place among all of the text, from 0
   */
  boolean besideTimes(int parameter) {
    return compared.contains(parameter) && !notTimes.contains(parameter);
  }

  private void add(PlainSelect select) {
    List<@Nullable Expression> conditions = new ArrayList<>();
    conditions.add(select.getWhere());
    conditions.add(select.getHaving());
    if (select.getJoins() != null) {
      select.getJoins().forEach(join -> conditions.addAll(join.getOnExpressions()));
    }
    for (Expression condition : conditions) {
      if (condition != null) {
        split(condition);
      }
    }
  }

  private void split(Expression condition) {
    Deque<Expression> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      boolean joins =
          next instanceof AndExpression
              || next instanceof OrExpression
              || next instanceof NotExpression
              || (next instanceof ParenthesedExpressionList<?> list && list.size() == 1);
      if (joins) {
        ExpressionParts.of(next, open::push);
      } else {
        look(next);
      }
    }
  }

  private void look(Expression condition) {
    Set<Integer> parameters = new HashSet<>();
    boolean numbers = true;
    boolean times = true;
    Deque<Expression> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof JdbcParameter parameter) {
        parameters.add(parameter.getIndex() - 1);
      } else if (next instanceof Column || next instanceof Select) {
        String type = next instanceof Column column ? type(column) : "";
        numbers &= NUMBER.matcher(type).matches();
        times &= TIME.matcher(type).matches();
      } else {
        boolean constant = next instanceof BooleanValue;
        numbers &=
            !makesOtherThan(next, CAST_TO_NUMBER) && !(next instanceof StringValue) && !constant;
        times &= !makesOtherThan(next, TIME) && !isOtherText(next) && !constant;
        ExpressionParts.of(next, open::push);
      }
    }
    compared.addAll(parameters);
    notNumbers.addAll(numbers ? Set.of() : parameters);
    notTimes.addAll(times ? Set.of() : parameters);
  }

  private static boolean isOtherText(Expression value) {
    return value instanceof StringValue text && !DAY.matcher(text.getValue()).lookingAt();
  }

  /** Tells whether something may make a text of a number or a time. */
  private static boolean makesOtherThan(Expression value, Pattern types) {
    if (value instanceof CastExpression cast) {
      String type = Characters.lower(cast.getColDataType().toString().strip());
      return !types.matcher(type).matches();
    }
    return value instanceof Function call
        ? !ALIKE.contains(Characters.lower(call.getName()))
        : value instanceof TrimFunction
            || value instanceof TranscodingFunction
            || value instanceof CollateExpression
            || value instanceof MySQLGroupConcat
            || value instanceof Concat;
  }

  private String type(Column column) {
    Node place = column.getASTNode();
    CatalogColumn found =
        place == null || place.jjtGetFirstToken() == null
            ? null
            : columns.get(place.jjtGetFirstToken().absoluteBegin - 1);
    return found == null ? "" : Characters.lower(found.type());
  }
}
