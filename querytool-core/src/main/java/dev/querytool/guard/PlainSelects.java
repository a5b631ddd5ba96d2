package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Finds the plain queries of a statement, wherever they stand in it. */
final class PlainSelects {

  private final Deque<Object> open = new ArrayDeque<>();

  private PlainSelects() {}

  /** Hands each plain query on. */
  static void of(Select root, Consumer<PlainSelect> each) {
    PlainSelects selects = new PlainSelects();
    selects.open.push(root);
    while (!selects.open.isEmpty()) {
      Object next = selects.open.pop();
      if (next instanceof PlainSelect plain) {
        each.accept(plain);
      }
      selects.parts(next);
    }
  }

  private void parts(Object node) {
    if (node instanceof Select select) {
      select(select);
    } else if (node instanceof ParenthesedFromItem brackets) {
      push(brackets.getFromItem());
      joins(brackets.getJoins());
    } else if (node instanceof Column column) {
      push(column.getArrayConstructor());
    } else if (node instanceof TableFunction call) {
      push(call.getFunction());
    } else if (node instanceof Expression expression && !(node instanceof AllColumns)) {
      ExpressionParts.of(expression, open::push);
    }
  }

  private void select(Select select) {
    if (select.getWithItemsList() != null) {
      for (WithItem<?> item : select.getWithItemsList()) {
        push(item.getSelect());
      }
    }
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(term -> push(term.getExpression()));
    }
    if (select instanceof ParenthesedSelect bracketed) {
      push(bracketed.getSelect());
    } else if (select instanceof SetOperationList list) {
      list.getSelects().forEach(this::push);
    } else if (select instanceof PlainSelect plain) {
      plain(plain);
    }
  }

  private void plain(PlainSelect select) {
    for (SelectItem<?> item : select.getSelectItems()) {
      push(item.getExpression());
    }
    push(select.getFromItem());
    joins(select.getJoins());
    push(select.getWhere());
    push(select.getHaving());
  }

  private void joins(@Nullable List<Join> joins) {
    if (joins != null) {
      for (Join join : joins) {
        push(join.getFromItem());
        join.getOnExpressions().forEach(this::push);
      }
    }
  }

  private void push(@Nullable Object part) {
    boolean looked =
        part instanceof Select || part instanceof Expression || part instanceof FromItem;
    if (part != null && looked) {
      open.push(part);
    }
  }
}
