package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses columns that are neither grouped nor aggregated because the key of their table is
 * grouped: PostgreSQL knows no key of the query that stands for a narrowed table.
 */
final class GroupedByKey {

  private static final Pattern AGGREGATES =
      Pattern.compile(
          "count|sum|avg|min|max|mode|any_value|every|bool_(and|or)|bit_(and|or|xor)|.*_agg"
              + "|(stddev|var|covar|regr)_.*|stddev|variance|corr|percentile_(cont|disc)");

  private final Map<Integer, CatalogColumn> columns;
  private final Predicate<CatalogTable> narrowed;

  /**
   * Knows the columns of a statement.
   *
   * @param narrowed tells for which tables a query stands
   */
  GroupedByKey(NameUses uses, Predicate<CatalogTable> narrowed) {
    this.columns = PlainStatement.stored(uses);
    this.narrowed = narrowed;
  }

  /** Looks at a query, as one of those that a walk through a statement meets. */
  void check(PlainSelect select) {
    if (select.getGroupBy() == null) {
      return;
    }
    Set<CatalogColumn> grouped = new HashSet<>();
    for (Object term : select.getGroupBy().getGroupByExpressionList()) {
      CatalogColumn found = term instanceof Column column ? columnOf(column) : null;
      if (found != null) {
        grouped.add(found);
      }
    }
    for (Expression value : values(select)) {
      check(value, grouped);
    }
  }

  private static List<Expression> values(PlainSelect select) {
    List<Expression> values = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      values.add(item.getExpression());
    }
    if (select.getHaving() != null) {
      values.add(select.getHaving());
    }
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(term -> values.add(term.getExpression()));
    }
    return values;
  }

  private void check(Expression value, Set<CatalogColumn> grouped) {
    Deque<Expression> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof AllColumns) {
        if (grouped.stream().anyMatch(column -> keyIsGrouped(column.table(), grouped))) {
          throw refusal();
        }
      } else if (next instanceof Column column) {
        CatalogColumn found = columnOf(column);
        if (found != null && !grouped.contains(found) && keyIsGrouped(found.table(), grouped)) {
          throw refusal();
        }
      } else if (!(next instanceof Select) && !isAggregate(next)) {
        ExpressionParts.of(next, open::push);
      }
    }
  }

  private static boolean isAggregate(Expression value) {
    if (value instanceof AnalyticExpression call) {
      return call.getWindowElement() == null
          && call.getPartitionExpressionList() == null
          && AGGREGATES.matcher(Characters.lower(call.getName())).matches();
    }
    return value instanceof Function call
        && AGGREGATES.matcher(bare(Characters.lower(call.getName()))).matches();
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private boolean keyIsGrouped(CatalogTable table, Set<CatalogColumn> grouped) {
    List<String> key = table.metadata().primaryKey();
    return !key.isEmpty()
        && narrowed.test(table)
        && key.stream()
            .allMatch(
                name ->
                    grouped.stream()
                        .anyMatch(column -> column.table() == table && column.name().equals(name)));
  }

  private @Nullable CatalogColumn columnOf(Column column) {
    Node place = column.getASTNode();
    return place == null || place.jjtGetFirstToken() == null
        ? null
        : columns.get(place.jjtGetFirstToken().absoluteBegin - 1);
  }

  private static Refusal refusal() {
    return GuardRule.UNDER_GRANT.refusal(
        "A column is neither grouped nor aggregated; group by it as well as by the key.");
  }
}
