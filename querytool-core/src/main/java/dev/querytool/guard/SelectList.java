package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Resolves the list of a SELECT: what its columns are called and where they come from. */
final class SelectList {

  private final Resolution resolution;
  private final ExpressionNames expressions;

  SelectList(Resolution resolution, ExpressionNames expressions) {
    this.resolution = resolution;
    this.expressions = expressions;
  }

  Outputs resolve(List<SelectItem<?>> items, Scope scope) {
    List<OutputItem> outputs = new ArrayList<>(items.size());
    boolean open = false;
    int written = 0;
    for (SelectItem<?> item : items) {
      Expression expression = item.getExpression();
      if (expression instanceof AllColumns all) {
        open |= expand(all, scope, outputs);
      } else {
        outputs.add(output(item, expression, scope));
      }
      resolution.requireWidth(Math.max(outputs.size(), ++written), item);
    }
    return new Outputs(outputs, open, scope.withAliases(outputs));
  }

  private OutputItem output(SelectItem<?> item, Expression expression, Scope scope) {
    Identifier alias = resolution.places().alias(item, item.getAlias());
    if (without(expression, false) instanceof Column column
        && column.getArrayConstructor() == null) {
      return column(alias, column, scope);
    }
    Set<Origin> origins = expressions.resolve(expression, scope);
    if (alias != null) {
      return aliased(alias, origins, null);
    }
    String label = label(expression);
    return label.isEmpty()
        ? new OutputItem(null, nameOf(item, expression), null, origins, null)
        : new OutputItem(label, label, label, origins, null);
  }

  /** Returns the engine's label; the parser may know a call on JSON by another name. */
  private String label(Expression expression) {
    String label = resolution.rules().label(expression);
    return expression instanceof JsonFunction call && !label.isEmpty()
        ? resolution.rules().fold(resolution.places().start(call).value())
        : label;
  }

  private OutputItem column(@Nullable Identifier alias, Column column, Scope scope) {
    QualifiedName name = resolution.places().column(column);
    RelationColumn found = expressions.find(name, scope);
    Set<Origin> origins = found == null ? Set.of() : found.origins();
    if (alias != null) {
      return aliased(alias, origins, found);
    }
    return new OutputItem(
        null, name.name().written(), found == null ? null : found.name(), origins, found);
  }

  private static OutputItem aliased(
      Identifier alias, Set<Origin> origins, @Nullable RelationColumn column) {
    return new OutputItem(alias.folded(), alias.written(), alias.written(), origins, column);
  }

  /** Returns the name by which a query around this one knows a column without an alias. */
  private @Nullable String nameOf(SelectItem<?> item, Expression expression) {
    Expression bare = without(expression, true);
    if (bare instanceof Column column) {
      return resolution.places().column(column).name().written();
    }
    return bare instanceof BooleanValue ? "true" : resolution.places().span(item, false);
  }

  private static Expression without(Expression expression, boolean collation) {
    Expression bare = expression;
    while (true) {
      if (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        bare = list.get(0);
      } else if (collation && bare instanceof CollateExpression collate) {
        bare = collate.getLeftExpression();
      } else {
        return bare;
      }
    }
  }

  private boolean expand(AllColumns all, Scope scope, List<OutputItem> outputs) {
    if (all.getExceptColumns() != null || all.getReplaceExpressions() != null) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(all), "* with exceptions is not read.");
    }
    QualifiedName table = all instanceof AllTableColumns of ? table(of) : null;
    StarExpansion star = new StarExpansion(resolution, table);
    star.expand(scope.sources(), outputs);
    if (!star.seen()) {
      if (resolution.catalog() != null) {
        Token place = table == null ? resolution.places().start(all) : table.name().token();
        resolution
            .unknown()
            .add(
                place.value() + ".*",
                () -> resolution.refusals().nothingToExpand(place, table, scope));
      }
      return true;
    }
    return star.open();
  }

  private QualifiedName table(AllTableColumns all) {
    QualifiedName name = resolution.places().name(all, all.getTable().getNameParts().size());
    boolean schema = name.qualifier() != null;
    if (name.schema() != null || (schema && !resolution.rules().readsSchemaBeforeStar())) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          name.first().token(), "Before .* stands the name of a table alone.");
    }
    if (schema) {
      resolution.uses().star(name);
    }
    return name;
  }
}
