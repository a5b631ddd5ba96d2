package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/** Resolves ORDER BY and GROUP BY, whose terms may be places or aliases of the select list. */
final class OrderingNames {

  private final Resolution resolution;
  private final ExpressionNames expressions;

  OrderingNames(Resolution resolution, ExpressionNames expressions) {
    this.resolution = resolution;
    this.expressions = expressions;
  }

  void groupBy(@Nullable GroupByElement groupBy, Scope scope, boolean open) {
    if (groupBy == null) {
      return;
    }
    int width = open ? Integer.MAX_VALUE : scope.aliases().size();
    for (Object term : groupBy.getGroupByExpressionList()) {
      groupTerm((Expression) term, scope, width);
    }
    if (groupBy.getGroupingSets() != null) {
      for (Object set : groupBy.getGroupingSets()) {
        groupSet(set, scope, width);
      }
    }
  }

  private void groupSet(Object set, Scope scope, int width) {
    if (set instanceof ExpressionList<?> terms) {
      terms.forEach(term -> groupTerm(term, scope, width));
    } else {
      groupTerm((Expression) set, scope, width);
    }
  }

  private void groupTerm(Expression term, Scope scope, int width) {
    boolean apart = !resolution.rules().aliasesInExpressions();
    if (apart && term instanceof ParenthesedExpressionList<?> list && list.size() > 1) {
      list.forEach(part -> groupTerm(part, scope, width));
    } else if (apart && term instanceof Function call && isGroupingSets(call)) {
      call.getParameters().forEach(part -> groupTerm(part, scope, width));
    } else if (!isPlace(term, "GROUP BY", width) && !groupsByAlias(term, scope)) {
      expressions.resolve(term, inExpression(scope));
    }
  }

  private static boolean isGroupingSets(Function call) {
    return call.getParameters() != null
        && (call.getName().equalsIgnoreCase("rollup") || call.getName().equalsIgnoreCase("cube"));
  }

  /** Tells whether a term is an alias alone that is no column of FROM, where that is asked for. */
  private boolean groupsByAlias(Expression term, Scope scope) {
    return !resolution.rules().aliasesInExpressions()
        && !expressions.knows(term, inExpression(scope))
        && isAlias(term, List.of(new Outputs(scope.aliases(), false, null)));
  }

  private Scope inExpression(Scope scope) {
    return resolution.rules().aliasesInExpressions() ? scope : scope.withAliases(List.of());
  }

  /** Resolves a term of DISTINCT ON, which is read as one of ORDER BY is. */
  void distinctOn(Expression term, Scope scope, boolean open) {
    orderTerm(term, scope, open ? Integer.MAX_VALUE : scope.aliases().size());
  }

  /** Resolves the terms of a query: an alias alone comes first, then a place, then expressions. */
  void orderBy(@Nullable List<OrderByElement> terms, Scope scope, boolean open) {
    if (terms == null) {
      return;
    }
    int width = open ? Integer.MAX_VALUE : scope.aliases().size();
    terms.forEach(term -> orderTerm(term.getExpression(), scope, width));
  }

  private void orderTerm(Expression term, Scope scope, int width) {
    if (!isAlias(term, List.of(new Outputs(scope.aliases(), false, null)))
        && !isShown(term, scope)
        && !isPlace(term, "ORDER BY", width)) {
      expressions.resolve(term, inExpression(scope));
    }
  }

  /** Tells whether a term is the name of one column that the query shows without an alias. */
  private boolean isShown(Expression term, Scope scope) {
    if (!resolution.rules().ordersByShownColumns()
        || !(term instanceof Column column)
        || !isName(column, term)) {
      return false;
    }
    QualifiedName name = resolution.places().column(column);
    resolution.effort().spend(scope.aliases().size() + 1L);
    return name.qualifier() == null
        && scope.aliases().stream().filter(item -> shows(item, name.name())).count() == 1;
  }

  private boolean shows(OutputItem item, Identifier name) {
    return item.alias() == null
        && item.column() != null
        && item.column().name() != null
        && resolution.rules().fold(item.column().name()).equals(name.folded());
  }

  /** Resolves the terms of a set operation, which must be columns of one of its queries. */
  void orderCompound(@Nullable List<OrderByElement> terms, List<Outputs> parts) {
    if (terms == null) {
      return;
    }
    Outputs first = parts.get(0);
    int width = first.open() ? Integer.MAX_VALUE : first.items().size();
    for (OrderByElement term : terms) {
      Expression expression = term.getExpression();
      if (!isPlace(expression, "ORDER BY", width) && !isAlias(expression, parts)) {
        resolveInPart(expression, parts);
      }
    }
  }

  private void resolveInPart(Expression term, List<Outputs> parts) {
    for (Outputs part : parts) {
      if (part.open() || resolution.catalog() == null || puts(part, term)) {
        if (part.scope() != null) {
          expressions.resolve(term, inExpression(part.scope()));
        }
        return;
      }
    }
    throw resolution
        .places()
        .refusal(
            GuardRule.UNKNOWN_COLUMN,
            placed(term),
            "A term of ORDER BY is no column of the set operation's result.");
  }

  /** Returns the first part of a term that the parser gives a place to, or the term. */
  private static Expression placed(Expression term) {
    Deque<Expression> parts = new ArrayDeque<>(List.of(term));
    while (!parts.isEmpty()) {
      Expression part = parts.remove();
      if (part.getASTNode() != null && part.getASTNode().jjtGetFirstToken() != null) {
        return part;
      }
      ExpressionParts.of(part, parts::add);
    }
    return term;
  }

  /** Tells whether a term may be one of a query's columns; what is computed is not compared. */
  private boolean puts(Outputs part, Expression term) {
    if (part.scope() == null || !expressions.knows(term, part.scope())) {
      return false;
    }
    if (!(bare(term) instanceof Column column)) {
      return true;
    }
    RelationColumn found = expressions.find(resolution.places().column(column), part.scope());
    if (found == null) {
      return false;
    }
    resolution.effort().spend(part.items().size() * (1L + found.origins().size()));
    return part.items().stream().anyMatch(item -> found.equals(item.column()));
  }

  private boolean isAlias(Expression term, List<Outputs> parts) {
    if (!(bare(term) instanceof Column column) || !isName(column, term)) {
      return false;
    }
    QualifiedName name = resolution.places().column(column);
    if (name.qualifier() != null) {
      return false;
    }
    for (Outputs part : parts) {
      resolution.effort().spend(part.items().size() + 1L);
      for (OutputItem item : part.items()) {
        if (name.name().folded().equals(item.alias())) {
          claimCollations(term);
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether a term is a name alone, where the engine takes a collation for a part of it. */
  private boolean isName(Column column, Expression term) {
    if (resolution.rules().aliasesInExpressions()) {
      return true;
    }
    int brackets = 0;
    Expression part = term;
    while (part instanceof ParenthesedExpressionList<?> list) {
      part = list.get(0);
      brackets++;
    }
    return part.equals(column) && resolution.places().endsTerm(column, brackets);
  }

  private boolean isPlace(Expression term, String clause, int width) {
    Expression bare = bare(term);
    boolean negative = bare instanceof SignedExpression;
    if (bare instanceof SignedExpression signed) {
      bare = bare(signed.getExpression());
    }
    if (!(bare instanceof LongValue number)) {
      return false;
    }
    String digits = number.getStringValue();
    if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') || digits.length() > 9) {
      return false;
    }
    int place = Integer.parseInt(digits);
    if (negative || place < 1 || place > width) {
      throw Refusal.at(
          resolution.places().start(number),
          GuardRule.UNKNOWN_COLUMN.id(),
          String.format(
              Locale.ROOT,
              "%s names column %s%d of a query that has %d.",
              clause,
              negative ? "-" : "",
              place,
              width),
          String.format(
              Locale.ROOT, "Write a number from 1 to %d, or the name of a column.", width));
    }
    claimCollations(term);
    return true;
  }

  private void claimCollations(Expression term) {
    if (term instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      claimCollations(list.get(0));
    } else if (term instanceof SignedExpression signed) {
      claimCollations(signed.getExpression());
    } else if (term instanceof CollateExpression collate) {
      resolution.places().claimLast(collate);
      claimCollations(collate.getLeftExpression());
    }
  }

  private static Expression bare(Expression term) {
    Expression bare = term;
    while (true) {
      if (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        bare = list.get(0);
      } else if (bare instanceof CollateExpression collate) {
        bare = collate.getLeftExpression();
      } else {
        return bare;
      }
    }
  }
}
