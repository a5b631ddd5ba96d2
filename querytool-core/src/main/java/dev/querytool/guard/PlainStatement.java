package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Tells statements in which no part can fail on a row before a filter beside it has hidden the row:
 * one query over tables whose predicates are plain. All else in it is computed from rows that are
 * left.
 */
final class PlainStatement {

  private final PlainPredicate predicate;

  private PlainStatement(Dialect dialect, NameUses uses) {
    this.predicate = new PlainPredicate(dialect, stored(uses));
  }

  static boolean holds(InspectionSteps.Analysed found, NameUses uses, Dialect dialect) {
    return found.faithful()
        && found.tree() instanceof PlainSelect select
        && new PlainStatement(dialect, uses).holds(select);
  }

  /** Returns the columns of tables by their places. */
  static Map<Integer, CatalogColumn> stored(NameUses uses) {
    Map<Integer, CatalogColumn> columns = new HashMap<>();
    for (NameUses.ColumnUse use : uses.columns()) {
      if (use.column().reads().size() == 1) {
        columns.put(use.name().first().token().start(), use.column().reads().get(0));
      }
    }
    return columns;
  }

  private boolean holds(PlainSelect select) {
    boolean lone =
        (select.getWithItemsList() == null || select.getWithItemsList().isEmpty())
            && (select.getDistinct() == null || select.getDistinct().getOnSelectItems() == null)
            && select.getHaving() == null
            && select.getWindowDefinitions() == null
            && (select.getFromItem() == null || select.getFromItem() instanceof Table);
    return lone
        && predicate.holds(select.getWhere())
        && joins(select.getJoins())
        && values(select).stream().noneMatch(PlainStatement::asks);
  }

  private boolean joins(@Nullable List<Join> joins) {
    if (joins == null) {
      return true;
    }
    for (Join join : joins) {
      boolean unseen = join.isNatural() || !join.getUsingColumns().isEmpty();
      if (!(join.getFromItem() instanceof Table)
          || unseen
          || !join.getOnExpressions().stream().allMatch(predicate::holds)) {
        return false;
      }
    }
    return true;
  }

  private static List<Expression> values(PlainSelect select) {
    List<Expression> values = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      values.add(item.getExpression());
    }
    GroupByElement groups = select.getGroupBy();
    if (groups != null) {
      for (Object term : groups.getGroupByExpressionList()) {
        values.add((Expression) term);
      }
    }
    List<OrderByElement> order = select.getOrderByElements();
    if (order != null) {
      order.forEach(term -> values.add(term.getExpression()));
    }
    return values;
  }

  /** Tells whether a query stands in an expression. */
  private static boolean asks(Expression value) {
    Deque<Expression> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      boolean array = next instanceof Column column && column.getArrayConstructor() != null;
      if (next instanceof Select || array) {
        return true;
      }
      boolean apart =
          next instanceof AllColumns || next instanceof Column || next instanceof BooleanValue;
      if (!apart) {
        ExpressionParts.of(next, open::push);
      }
    }
    return false;
  }
}
