package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Finds the extents of what a query puts out and of what stands in it; not thread-safe. */
final class SelectExtents {

  /** More queries than a statement has, even if those in recursions are looked at again. */
  private static final int MOST_QUERIES = 5_000;

  private final Effort effort;
  private final ExpressionExtents expressions;
  private final Set<String> extended;
  private int queries;

  /**
   * Makes one for a statement.
   *
   * @param extended how the common table expressions are spelled that have columns besides those of
   *     their queries
   */
  SelectExtents(CallCosts costs, TokenIndex tokens, Set<String> extended) {
    this.extended = extended;
    this.effort = new Effort();
    this.expressions = new ExpressionExtents(new CallExtents(costs, tokens, effort), this, effort);
  }

  List<SizedOutput> of(Select select, SizedScope around) {
    if (++queries > MOST_QUERIES) {
      throw GuardRule.TOO_COMPLEX.refusal("Recursive queries are nested too deep.");
    }
    SizedScope place = around;
    if (select.getWithItemsList() != null) {
      SizedDefinitions definitions =
          new SizedDefinitions(
              select.getWithItemsList(), around.definitions(), around.outer(), extended);
      place = SizedScope.inside(around.outer(), definitions);
      definitions.all(this::of);
    }
    List<SizedOutput> outputs = body(select, place);
    boolean ordered = select.getOrderByElements() != null && !(select instanceof PlainSelect);
    if (ordered || isLimited(select)) {
      SizedScope after = place.withOutputs(outputs);
      orderBy(ordered ? select.getOrderByElements() : null, after);
      limits(select, after);
    }
    return outputs;
  }

  private List<SizedOutput> body(Select select, SizedScope place) {
    if (select instanceof PlainSelect plain) {
      return plain(plain, SizedScope.inside(place.outer(), place.definitions()));
    }
    if (select instanceof ParenthesedSelect bracketed) {
      return of(bracketed.getSelect(), place);
    }
    if (select instanceof Values values) {
      return values(values, place);
    }
    if (select instanceof SetOperationList list) {
      List<SizedOutput> all = null;
      for (Select part : list.getSelects()) {
        List<SizedOutput> outputs = of(part, place);
        all = all == null ? outputs : SizedOutput.united(all, outputs);
      }
      return all == null ? List.of() : all;
    }
    throw GuardRule.UNSUPPORTED_SYNTAX.refusal("A query of this kind is not read.");
  }

  private List<SizedOutput> plain(PlainSelect select, SizedScope scope) {
    List<Expression> conditions = new ArrayList<>();
    add(select.getFromItem(), scope, conditions);
    joins(select.getJoins(), scope, conditions);
    List<SizedOutput> outputs = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      outputs.add(output(item, scope));
    }
    SizedScope after = scope.withOutputs(outputs);
    conditions.forEach(condition -> expressions.of(condition, scope));
    present(select.getWhere(), after);
    present(select.getHaving(), after);
    if (select.getGroupBy() != null) {
      present(select.getGroupBy().getGroupByExpressionList(), after);
      select.getGroupBy().getGroupingSets().forEach(set -> present(set, after));
    }
    distinctOn(select.getDistinct(), after);
    if (select.getWindowDefinitions() != null) {
      select
          .getWindowDefinitions()
          .forEach(window -> ExpressionParts.window(window, part -> expressions.of(part, after)));
    }
    orderBy(select.getOrderByElements(), after);
    return outputs;
  }

  private void distinctOn(@Nullable Distinct distinct, SizedScope scope) {
    if (distinct != null && distinct.getOnSelectItems() != null) {
      distinct.getOnSelectItems().forEach(item -> expressions.of(item.getExpression(), scope));
    }
  }

  private SizedOutput output(SelectItem<?> item, SizedScope scope) {
    Expression expression = item.getExpression();
    if (expression instanceof AllColumns) {
      effort.spend(scope.sources().size());
    }
    if (expression instanceof AllTableColumns all) {
      String table = SizedSource.loose(all.getTable().getName());
      return expressions.star(all, table, scope);
    }
    if (expression instanceof AllColumns all) {
      return expressions.star(all, null, scope);
    }
    Extent extent = expressions.output(expression, scope);
    if (item.getAlias() != null) {
      return SizedOutput.of(item.getAlias().getName(), extent);
    }
    return SizedOutput.of(
        expression instanceof Column column ? column.getColumnName() : null, extent);
  }

  private void joins(@Nullable List<Join> joins, SizedScope scope, List<Expression> conditions) {
    if (joins != null) {
      for (Join join : joins) {
        add(join.getFromItem(), scope, conditions);
        conditions.addAll(join.getOnExpressions());
      }
    }
  }

  private void add(@Nullable FromItem item, SizedScope scope, List<Expression> conditions) {
    if (item == null) {
      return;
    }
    String name = item.getAlias() == null ? null : item.getAlias().getName();
    if (item instanceof Table table) {
      SizedSource common =
          table.getSchemaName() == null
              ? SizedDefinitions.find(scope.definitions(), table.getName(), this::of)
              : null;
      String called = name == null ? table.getName() : name;
      scope
          .sources()
          .add(common == null ? SizedSource.stored(called) : renamed(common, called, item));
    } else if (item instanceof Select select) {
      Select query = select instanceof ParenthesedSelect brackets ? brackets.getSelect() : select;
      List<SizedOutput> outputs = of(query, SizedScope.inside(scope, scope.definitions()));
      scope.sources().add(SizedSource.of(name == null ? "" : name, outputs, columns(item)));
    } else if (item instanceof TableFunction call) {
      call(call, name, scope);
    } else if (item instanceof ParenthesedFromItem brackets) {
      bracketed(brackets, name, scope, conditions);
    } else {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal("This cannot be read in FROM.");
    }
  }

  private static SizedSource renamed(SizedSource source, String name, FromItem item) {
    List<String> columns = columns(item);
    if (columns.isEmpty()) {
      return source.named(name);
    }
    return SizedSource.alike(name, source.widest());
  }

  private void call(TableFunction call, @Nullable String name, SizedScope scope) {
    Function function = call.getFunction();
    Extent extent = expressions.of(function, scope);
    scope.sources().add(SizedSource.alike(name == null ? function.getName() : name, extent));
  }

  private void bracketed(
      ParenthesedFromItem brackets,
      @Nullable String name,
      SizedScope scope,
      List<Expression> conditions) {
    int before = scope.sources().size();
    add(brackets.getFromItem(), scope, conditions);
    joins(brackets.getJoins(), scope, conditions);
    if (name != null) {
      List<SizedSource> inner = scope.sources().subList(before, scope.sources().size());
      List<SizedSource> again =
          inner.stream().map(source -> renamed(source, name, brackets)).toList();
      scope.sources().addAll(again);
    }
  }

  private static List<String> columns(FromItem item) {
    Alias alias = item.getAlias();
    return alias == null || alias.getAliasColumns() == null
        ? List.of()
        : alias.getAliasColumns().stream().map(column -> column.name).toList();
  }

  private List<SizedOutput> values(Values values, SizedScope place) {
    SizedScope scope = SizedScope.inside(place.outer(), place.definitions());
    List<SizedOutput> all = null;
    for (Expression row : rows(values)) {
      List<SizedOutput> outputs = new ArrayList<>();
      for (Expression value : elements(row)) {
        outputs.add(SizedOutput.of(null, expressions.output(value, scope)));
      }
      all = all == null ? outputs : SizedOutput.united(all, outputs);
    }
    return all == null ? List.of() : all;
  }

  private static List<? extends Expression> rows(Values values) {
    ExpressionList<?> list = values.getExpressions();
    return list instanceof ParenthesedExpressionList ? List.of(list) : list;
  }

  private static List<? extends Expression> elements(Expression row) {
    if (row instanceof RowConstructor<?> constructor) {
      return constructor;
    }
    if (row instanceof ExpressionList<?> list) {
      return list;
    }
    boolean spelled = row instanceof Function call && call.getName().equalsIgnoreCase("row");
    ExpressionList<?> elements = spelled ? ((Function) row).getParameters() : null;
    return elements == null ? List.of(row) : elements;
  }

  private void orderBy(@Nullable List<OrderByElement> terms, SizedScope scope) {
    if (terms != null) {
      terms.forEach(term -> expressions.of(term.getExpression(), scope));
    }
  }

  private static boolean isLimited(Select select) {
    return select.getLimit() != null || select.getFetch() != null || select.getOffset() != null;
  }

  private void limits(Select select, SizedScope scope) {
    if (select.getLimit() != null) {
      present(select.getLimit().getRowCount(), scope);
      present(select.getLimit().getOffset(), scope);
    }
    if (select.getFetch() != null) {
      present(select.getFetch().getExpression(), scope);
    }
    if (select.getOffset() != null) {
      present(select.getOffset().getOffset(), scope);
    }
  }

  private void present(@Nullable Expression expression, SizedScope scope) {
    if (expression != null) {
      expressions.of(expression, scope);
    }
  }
}
