package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.NotExpression;
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

  private final Map<Integer, CatalogColumn> columns;
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
    return !notNumbers.contains(parameter);
  }

  /**
   * Tells whether a parameter stands in conditions with columns of dates and times alone.
   *
   * @param parameter its place among all of the text, from 0
   */
  boolean besideTimes(int parameter) {
    return !notTimes.contains(parameter);
  }

  private void add(PlainSelect select) {
    List<@Nullable Expression> conditions = new ArrayList<>();
    conditions.add(select.getWhere());
    conditions.add(select.getHaving());
    select.getSelectItems().forEach(item -> conditions.add(item.getExpression()));
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
        ExpressionParts.of(next, open::push);
      }
    }
    notNumbers.addAll(numbers ? Set.of() : parameters);
    notTimes.addAll(times ? Set.of() : parameters);
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
