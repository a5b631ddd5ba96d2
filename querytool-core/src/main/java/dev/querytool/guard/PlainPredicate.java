package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Tells predicates that cannot fail, whatever row they are tried on: bare comparisons of columns
 * with columns, literals and binds of the same kind.
 */
final class PlainPredicate {

  private static final Set<Class<?>> COMPARISONS =
      Set.of(
          EqualsTo.class,
          NotEqualsTo.class,
          GreaterThan.class,
          GreaterThanEquals.class,
          MinorThan.class,
          MinorThanEquals.class);

  private static final Pattern INTEGER = Pattern.compile("(small|big)?(int|serial)[248]?|integer");
  private static final Pattern TEXT = Pattern.compile("(text|varchar|character varying|uuid)\\b.*");
  private static final Pattern OTHER =
      Pattern.compile("(numeric|decimal|date|timestamp|time)\\b.*");

  private final Dialect dialect;
  private final Map<Integer, CatalogColumn> columns;

  /** What one side of a comparison is. */
  private enum Kind {
    /** A column of whole numbers. */
    INTEGER,
    /** A column of texts. */
    TEXT,
    /** A column that only a literal may stand beside. */
    OTHER,
    LITERAL,
    BIND,
    UNKNOWN
  }

  /**
   * Knows the columns of a statement.
   *
   * @param columns the columns of tables by the places of their names
   */
  PlainPredicate(Dialect dialect, Map<Integer, CatalogColumn> columns) {
    this.dialect = dialect;
    this.columns = columns;
  }

  /** Tells whether a predicate is plain; one that is not there is. */
  boolean holds(@Nullable Expression predicate) {
    Deque<Expression> open = new ArrayDeque<>();
    if (predicate != null) {
      open.push(predicate);
    }
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof AndExpression and) {
        open.push(and.getLeftExpression());
        open.push(and.getRightExpression());
      } else if (next instanceof OrExpression or) {
        open.push(or.getLeftExpression());
        open.push(or.getRightExpression());
      } else if (next instanceof NotExpression not) {
        open.push(not.getExpression());
      } else if (next instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        open.push(list.get(0));
      } else if (!isComparison(next)) {
        return false;
      }
    }
    return true;
  }

  private boolean isComparison(Expression part) {
    if (part instanceof ComparisonOperator pair && COMPARISONS.contains(part.getClass())) {
      return fit(List.of(pair.getLeftExpression(), pair.getRightExpression()));
    }
    if (part instanceof Between between) {
      return fit(
          List.of(
              between.getLeftExpression(),
              between.getBetweenExpressionStart(),
              between.getBetweenExpressionEnd()));
    }
    if (part instanceof IsNullExpression test) {
      return test.getLeftExpression() instanceof Column column && kind(column) != Kind.UNKNOWN;
    }
    if (part instanceof LikeExpression like) {
      return isLike(like);
    }
    return part instanceof InExpression in
        && in.getRightExpression() instanceof ParenthesedExpressionList<?> list
        && list.stream().allMatch(item -> fit(List.of(in.getLeftExpression(), item)));
  }

  private boolean isLike(LikeExpression like) {
    return like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE
        && like.getEscape() == null
        && kind(like.getLeftExpression()) == Kind.TEXT
        && like.getRightExpression() instanceof StringValue pattern
        && pattern.getValue().indexOf('\\') < 0;
  }

  /** Tells whether values can be compared without one being turned into another type. */
  private boolean fit(List<Expression> values) {
    Kind column = null;
    boolean bound = false;
    for (Expression value : values) {
      Kind kind = kind(value);
      bound |= kind == Kind.BIND;
      if (kind == Kind.UNKNOWN) {
        return false;
      }
      if (kind != Kind.LITERAL && kind != Kind.BIND) {
        if (column != null && (column != kind || kind == Kind.OTHER)) {
          return false;
        }
        column = kind;
      }
    }
    return column != null && !(bound && column == Kind.OTHER);
  }

  private Kind kind(Expression value) {
    if (value instanceof Column column && column.getArrayConstructor() == null) {
      return kind(column);
    }
    if (value instanceof JdbcParameter || value instanceof JdbcNamedParameter) {
      return Kind.BIND;
    }
    Expression bare = value instanceof SignedExpression signed ? signed.getExpression() : value;
    boolean number = bare instanceof LongValue || bare instanceof DoubleValue;
    boolean text = value instanceof StringValue string && string.getPrefix() == null;
    return number || text ? Kind.LITERAL : Kind.UNKNOWN;
  }

  private Kind kind(Column column) {
    Node place = column.getASTNode();
    CatalogColumn found =
        place == null || place.jjtGetFirstToken() == null
            ? null
            : columns.get(place.jjtGetFirstToken().absoluteBegin - 1);
    if (found == null || found.isGenerated()) {
      return Kind.UNKNOWN;
    }
    if (dialect != Dialect.POSTGRES) {
      // Elsewhere values of all types compare without failing.
      return Kind.TEXT;
    }
    String type = Characters.lower(found.type());
    if (INTEGER.matcher(type).matches()) {
      return Kind.INTEGER;
    }
    if (TEXT.matcher(type).matches() && !type.contains("[")) {
      return type.startsWith("uuid") ? Kind.OTHER : Kind.TEXT;
    }
    return OTHER.matcher(type).matches() && !type.contains("[") ? Kind.OTHER : Kind.UNKNOWN;
  }
}
