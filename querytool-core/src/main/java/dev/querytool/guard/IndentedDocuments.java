package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Finds how long a JSON document may become when it is indented. */
final class IndentedDocuments {

  private static final double INDENT = 8;

  /** Deeper than a document may be nested. */
  private static final double DEPTH = 7_000;

  private static final double FLAT_DEPTH = 10;

  /** What is gathered of columns is wide rather than deep. */
  private static final double GATHERED_INDENTS = 16;

  private static final Pattern WORDS = Pattern.compile("[^\\[{]*");
  private static final Pattern FLAT =
      Pattern.compile(
          "(?:pg_catalog\\.)?(?:to_jsonb?|jsonb?_(?:(?:group_|build_)?(?:array|object)|arrayagg|objectagg|agg|object_agg))");

  private IndentedDocuments() {}

  /** Returns the extent of the first argument, indented by the second at each depth. */
  static Extent of(CallArguments arguments) {
    Extent all = Extent.together(arguments.extents());
    Expression document = arguments.value(0);
    if (arguments.isEmpty() || document == null) {
      return all;
    }
    if (!isBrief(arguments)) {
      return all.withCharacters(Double.POSITIVE_INFINITY);
    }
    double length = arguments.size(0);
    boolean flat = isFlat(document);
    if (flat && length >= Extent.MANY) {
      return all.times(GATHERED_INDENTS);
    }
    double depth = flat ? FLAT_DEPTH : Math.min(length / 2, DEPTH);
    return all.withCharacters(length * (2 + depth * INDENT));
  }

  private static boolean isBrief(CallArguments arguments) {
    Expression indent = arguments.value(1);
    return !arguments.has(2)
        || indent instanceof NullValue
        || (indent instanceof StringValue text && text.getValue().length() <= INDENT)
        || (indent instanceof LongValue number
            && Extent.ofNumber(number.getStringValue()).count() <= INDENT);
  }

  /** Tells whether a document is built of columns and plain texts, so that it has little depth. */
  private static boolean isFlat(Expression value) {
    boolean built =
        value instanceof JsonFunction
            || value instanceof JsonAggregateFunction
            || (value instanceof Function call
                && FLAT.matcher(Characters.lower(call.getName())).matches());
    return (built || value instanceof ExpressionList<?>) && partsAreFlat(value);
  }

  private static boolean partsAreFlat(Expression value) {
    List<Expression> parts = new ArrayList<>();
    ExpressionParts.of(value, parts::add);
    return parts.stream()
        .allMatch(
            part ->
                part instanceof Column
                    || part instanceof LongValue
                    || (part instanceof StringValue text
                        && WORDS.matcher(text.getValue()).matches())
                    || isFlat(part));
  }
}
