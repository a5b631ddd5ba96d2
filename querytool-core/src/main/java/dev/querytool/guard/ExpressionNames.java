package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Resolves the names in an expression, with a stack of its own: chains may be long. */
final class ExpressionNames {

  private final Resolution resolution;
  private final SelectNames selects;
  private final ColumnNames columns;

  ExpressionNames(Resolution resolution, SelectNames selects) {
    this.resolution = resolution;
    this.selects = selects;
    this.columns = new ColumnNames(resolution);
  }

  /** Resolves an expression and returns where its value comes from. */
  Set<Origin> resolve(Expression expression, Scope scope) {
    if (expression instanceof Column column && column.getArrayConstructor() == null) {
      return column(column, scope);
    }
    Set<Origin> origins = new LinkedHashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Column column) {
        add(column(column, scope), origins);
        if (column.getArrayConstructor() != null) {
          open.push(column.getArrayConstructor());
        }
      } else if (next instanceof Select select) {
        add(selects.resolve(select, scope.inside()).origins(), origins);
      } else if (next instanceof BooleanValue constant) {
        origins.addAll(columns.findConstant(resolution.places().claimConstant(constant), scope));
      } else if (next instanceof AllTableColumns row && resolution.rules().namesWholeRows()) {
        add(row(row, scope), origins);
      } else {
        claimOtherNames(next, scope, origins);
        pushParts(next, open);
      }
    }
    return origins;
  }

  private void add(Set<Origin> more, Set<Origin> origins) {
    resolution.effort().spend(more.size());
    origins.addAll(more);
  }

  private Set<Origin> column(Column column, Scope scope) {
    if (resolution.places().claimUnit(column)) {
      return Set.of();
    }
    RelationColumn found = columns.find(resolution.places().column(column), scope);
    return found == null ? Set.of() : found.origins();
  }

  /** Resolves {@code t.*} where it is a value: the whole row. */
  private Set<Origin> row(AllTableColumns all, Scope scope) {
    QualifiedName name = resolution.places().name(all, all.getTable().getNameParts().size());
    RelationColumn row = columns.findRow(name, scope);
    return row == null ? Set.of() : row.origins();
  }

  /** Resolves a column; null if it is left unresolved. */
  @Nullable RelationColumn find(QualifiedName name, Scope scope) {
    return columns.find(name, scope);
  }

  private void claimOtherNames(Expression expression, Scope scope, Set<Origin> origins) {
    if (expression instanceof CastExpression cast) {
      resolution.places().claimType(cast);
    } else if (expression instanceof Function || expression instanceof AnalyticExpression) {
      resolution.places().claimSchema((ASTNodeAccess) expression);
    } else if (expression instanceof ExtractExpression extract) {
      resolution.places().claimUnit(extract);
    } else if (expression instanceof RowGetExpression field) {
      PostgresFields.requireCall(field);
    } else if (expression instanceof CollateExpression collate) {
      resolution.places().claimLast(collate);
      if (collate.getLeftExpression() instanceof TranscodingFunction) {
        resolution.places().claimCollated(collate);
      }
    } else if (expression instanceof TranscodingFunction convert) {
      resolution.places().claimBeforeEnd(convert);
    } else if (expression instanceof IsBooleanExpression test) {
      origins.addAll(columns.findConstant(test.isTrue() ? "true" : "false", scope));
    } else if (expression instanceof InExpression in
        && in.getRightExpression() instanceof Column table) {
      throw GuardRule.IN_TABLE.at(
          resolution.places().start(table), "IN is followed by a table without brackets.");
    }
  }

  private static void pushParts(Expression expression, Deque<Expression> open) {
    List<Expression> parts = new ArrayList<>(4);
    ExpressionParts.of(expression, parts::add);
    for (int i = parts.size() - 1; i >= 0; i--) {
      open.push(parts.get(i));
    }
  }

  void resolveWindow(WindowDefinition window, Scope scope) {
    ExpressionParts.window(window, part -> resolve(part, scope));
  }

  /** Tells whether all columns of an expression without queries can be found in a scope. */
  boolean knows(Expression expression, Scope scope) {
    Deque<Expression> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Column column) {
        if (!columns.knows(resolution.places().column(column), scope)) {
          return false;
        }
      } else if (next instanceof Select) {
        return false;
      } else if (!(next instanceof BooleanValue)) {
        pushParts(next, open);
      }
    }
    return true;
  }
}
