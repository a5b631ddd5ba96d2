package dev.querytool.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Resolves the names of a query and of those within it. */
final class SelectNames {

  private final Resolution resolution;
  private final ExpressionNames expressions;
  private final FromNames from;
  private final SelectList selectList;
  private final OrderingNames ordering;
  private final CommonTableNames commonTables;

  SelectNames(Resolution resolution) {
    this.resolution = resolution;
    this.expressions = new ExpressionNames(resolution, this);
    this.selectList = new SelectList(resolution, expressions);
    this.commonTables = new CommonTableNames(resolution, this);
    this.from = new FromNames(resolution, this, expressions, commonTables);
    this.ordering = new OrderingNames(resolution, expressions);
  }

  Outputs resolve(Select select, QueryPlace place) {
    return resolve(select, place, null);
  }

  /**
   * Resolves a query.
   *
   * @param defined the common table expression whose body it is; null if it is none
   */
  Outputs resolve(Select select, QueryPlace around, @Nullable CommonTable defined) {
    resolution.enter(select);
    QueryPlace place = commonTables.define(select.getWithItemsList(), around);
    Outputs outputs;
    if (select instanceof PlainSelect plain) {
      outputs = plain(plain, place);
    } else if (select instanceof SetOperationList list) {
      outputs = compound(list, place, defined);
    } else if (select instanceof ParenthesedSelect bracketed) {
      outputs = bracketed(bracketed, place, defined);
    } else if (select instanceof Values values) {
      outputs = values(values, place);
    } else {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal(
          "Names cannot be resolved in a " + select.getClass().getSimpleName() + ".");
    }
    resolution.leave();
    return outputs;
  }

  /** ORDER BY behind the brackets is that of the query inside, which then has none of its own. */
  private Outputs bracketed(
      ParenthesedSelect select, QueryPlace place, @Nullable CommonTable defined) {
    Outputs inner = resolve(select.getSelect(), place, defined);
    ordering.orderCompound(select.getOrderByElements(), List.of(inner));
    limits(select, place);
    return inner;
  }

  private Outputs plain(PlainSelect select, QueryPlace place) {
    FromSources sources = from.resolve(select.getFromItem(), select.getJoins(), place);
    Scope bare = Scope.of(sources.list(), place);
    from.resolveCalls(sources, bare);
    Outputs list = selectList.resolve(select.getSelectItems(), bare);
    Scope aliased = bare.withAliases(list.items());
    Scope inside = resolution.rules().aliasesInExpressions() ? aliased : bare;
    from.resolveConditions(sources, inside);
    resolveIfPresent(select.getWhere(), inside);
    resolveIfPresent(select.getHaving(), inside);
    windows(select.getWindowDefinitions(), bare);
    distinctOn(select.getDistinct(), aliased, list.open());
    ordering.groupBy(select.getGroupBy(), aliased, list.open());
    ordering.orderBy(select.getOrderByElements(), aliased, list.open());
    limits(select, place);
    return list;
  }

  private void distinctOn(@Nullable Distinct distinct, Scope scope, boolean open) {
    if (distinct != null && distinct.getOnSelectItems() != null) {
      distinct
          .getOnSelectItems()
          .forEach(item -> ordering.distinctOn(item.getExpression(), scope, open));
    }
  }

  private void windows(@Nullable List<WindowDefinition> windows, Scope scope) {
    if (windows != null) {
      windows.forEach(window -> expressions.resolveWindow(window, scope));
    }
  }

  private void resolveIfPresent(@Nullable Expression expression, Scope scope) {
    if (expression != null) {
      expressions.resolve(expression, scope);
    }
  }

  private Outputs compound(SetOperationList list, QueryPlace place, @Nullable CommonTable defined) {
    List<Outputs> parts = new ArrayList<>();
    for (Select part : list.getSelects()) {
      parts.add(resolve(part, place));
      if (parts.size() == 1 && defined != null) {
        defined.readable(parts.get(0), resolution.rules());
      }
    }
    ordering.orderCompound(list.getOrderByElements(), parts);
    limits(list, place);
    return united(list, parts);
  }

  private Outputs united(SetOperationList list, List<Outputs> parts) {
    if (parts.stream().anyMatch(Outputs::open)) {
      return new Outputs(parts.get(0).items(), true, null);
    }
    List<OutputItem> items = new ArrayList<>();
    for (int i = 0; i < parts.get(0).items().size(); i++) {
      Set<Origin> origins = new LinkedHashSet<>();
      for (Outputs part : parts) {
        requireSameWidth(list, parts, part);
        resolution.effort().spend(part.items().get(i).origins().size() + 1L);
        origins.addAll(part.items().get(i).origins());
      }
      items.add(parts.get(0).items().get(i).withOrigins(origins));
    }
    return new Outputs(items, false, null);
  }

  private void requireSameWidth(SetOperationList list, List<Outputs> parts, Outputs other) {
    Outputs first = parts.get(0);
    if (first.items().size() != other.items().size()) {
      throw resolution
          .places()
          .refusal(
              GuardRule.COLUMN_COUNT,
              list.getSelect(parts.indexOf(other)),
              String.format(
                  Locale.ROOT,
                  "The queries of a set operation have %d and %d columns.",
                  first.items().size(),
                  other.items().size()));
    }
  }

  private Outputs values(Values values, QueryPlace place) {
    if (values.getAlias() != null) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal("VALUES stands in brackets before its alias.");
    }
    Scope scope = Scope.of(List.of(), place);
    List<Set<Origin>> columns = new ArrayList<>();
    for (ExpressionList<?> row : rows(values)) {
      for (int i = 0; i < row.size(); i++) {
        if (columns.size() <= i) {
          columns.add(new LinkedHashSet<>());
        }
        columns.get(i).addAll(expressions.resolve(row.get(i), scope));
      }
    }
    limits(values, place);
    boolean named = resolution.rules().valueColumn(0) != null;
    return new Outputs(numbered(columns), !named, null);
  }

  /** Returns the rows of VALUES; the parser shows a single row without its brackets. */
  private static List<ExpressionList<?>> rows(Values values) {
    ExpressionList<?> list = values.getExpressions();
    if (list instanceof ParenthesedExpressionList) {
      return List.of(list);
    }
    List<ExpressionList<?>> rows = new ArrayList<>();
    for (Expression row : list) {
      rows.add(row(row));
    }
    return rows;
  }

  private static ExpressionList<?> row(Expression row) {
    if (row instanceof ParenthesedExpressionList<?> bracketed) {
      return bracketed;
    }
    boolean spelled = row instanceof Function call && call.getName().equalsIgnoreCase("row");
    ExpressionList<?> elements = spelled ? ((Function) row).getParameters() : null;
    return elements == null ? new ExpressionList<>(row) : elements;
  }

  private List<OutputItem> numbered(List<Set<Origin>> columns) {
    List<OutputItem> items = new ArrayList<>();
    for (Set<Origin> origins : columns) {
      items.add(OutputItem.made(resolution.rules().valueColumn(items.size()), origins));
    }
    return items;
  }

  private void limits(Select select, QueryPlace place) {
    Scope scope = Scope.empty(place);
    if (select.getLimit() != null) {
      resolveIfPresent(select.getLimit().getRowCount(), scope);
      resolveIfPresent(select.getLimit().getOffset(), scope);
    }
    if (select.getFetch() != null) {
      resolveIfPresent(select.getFetch().getExpression(), scope);
    }
    if (select.getOffset() != null) {
      resolveIfPresent(select.getOffset().getOffset(), scope);
    }
  }
}
