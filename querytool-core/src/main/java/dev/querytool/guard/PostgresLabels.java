package dev.querytool.guard;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** The labels that PostgreSQL gives to result columns without an alias. */
final class PostgresLabels {

  static final String NONE = "?column?";

  private PostgresLabels() {}

  static String of(Expression value) {
    if (value instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      return of(list.get(0));
    }
    if (value instanceof Function function) {
      List<String> name = function.getMultipartName();
      return Characters.lower(name.get(name.size() - 1));
    }
    if (value instanceof AnalyticExpression call) {
      return Characters.lower(call.getName().substring(call.getName().lastIndexOf('.') + 1));
    }
    if (value instanceof Column column) {
      return column(column.getColumnName());
    }
    if (value instanceof RowGetExpression field) {
      return column(field.getColumnName());
    }
    return of(value, NONE);
  }

  private static String of(Expression value, String otherwise) {
    if (value instanceof CastExpression cast) {
      String inner = of(cast.getLeftExpression());
      return inner.equals(NONE) ? type(cast) : inner;
    }
    if (value instanceof CollateExpression collate) {
      return of(collate.getLeftExpression());
    }
    if (value instanceof ArrayExpression element) {
      return of(element.getObjExpression());
    }
    if (value instanceof CaseExpression cases) {
      String last = cases.getElseExpression() == null ? NONE : of(cases.getElseExpression());
      return last.equals(NONE) ? "case" : last;
    }
    if (value instanceof ParenthesedSelect query) {
      return query(query, otherwise);
    }
    return keyWord(value, otherwise);
  }

  private static String keyWord(Expression value, String otherwise) {
    if (value instanceof ExtractExpression) {
      return "extract";
    }
    if (value instanceof ExistsExpression) {
      return "exists";
    }
    if (value instanceof ArrayConstructor) {
      return "array";
    }
    if (value instanceof TrimFunction) {
      return "btrim";
    }
    if (value instanceof TimezoneExpression) {
      return "timezone";
    }
    if (value instanceof IntervalExpression) {
      return "interval";
    }
    if (value instanceof OverlapsCondition) {
      return "overlaps";
    }
    return value instanceof TimeKeyExpression time
        ? Characters.lower(time.getStringValue())
        : otherwise;
  }

  private static String query(ParenthesedSelect query, String otherwise) {
    return query.getSelect() instanceof PlainSelect plain && plain.getSelectItems().size() == 1
        ? plain.getSelectItem(0).getAlias() == null
            ? of(plain.getSelectItem(0).getExpression())
            : column(plain.getSelectItem(0).getAlias().getName())
        : otherwise;
  }

  private static String column(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : Characters.lower(written);
  }

  private static String type(CastExpression cast) {
    String type = Characters.lower(cast.getColDataType().getDataType().replaceAll(" ?\\(.*", ""));
    return switch (type) {
      case "int", "integer" -> "int4";
      case "bigint" -> "int8";
      case "smallint" -> "int2";
      case "boolean" -> "bool";
      case "double precision", "float" -> "float8";
      case "real" -> "float4";
      case "decimal" -> "numeric";
      case "timestamp with time zone" -> "timestamptz";
      case "timestamp without time zone" -> "timestamp";
      case "time with time zone" -> "timetz";
      case "time without time zone" -> "time";
      case "character varying", "char varying" -> "varchar";
      case "char", "character" -> "bpchar";
      case "bit varying" -> "varbit";
      default -> type;
    };
  }
}
