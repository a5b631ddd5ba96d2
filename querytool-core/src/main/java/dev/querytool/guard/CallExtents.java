package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Finds how far calls and operators go, and refuses those that go too far. */
final class CallExtents {

  /** Steps that take about a fifth of a second where they are small. */
  private static final double MOST_WORK = 2e8;

  /** What all calls of a statement may take together: no engine looks for a cancel between them. */
  private static final double MOST_WORK_OF_ALL = 5e9;

  private static final double LINEAR = 10;

  /** Operators that make large numbers of small ones; the parser may be given a plus for them. */
  private static final Set<String> SHIFTS = Set.of("<<", "|", "#", "~", "@", "!!");

  private static final Set<String> NUMERIC =
      Set.of("length", "char_length", "character_length", "octet_length", "count", "instr", "abs");

  private static final Set<String> LEAST = Set.of("least", "min");

  /** What a pattern of two stored values and some signs has; a thread's stack holds it. */
  private static final double DEEPEST = 2_500;

  private static final double INDENT = 8;

  private static final double ELEMENT = 10;

  /** What is gathered of columns is wide rather than deep. */
  private static final double GATHERED_INDENTS = 16;

  private static final double MANIFOLD = 64;

  /** More digits than a number of any engine has. */
  private static final double DIGITS = 150_000;

  /** More digits behind the point than rounding leaves. */
  private static final double DECIMALS = 16_500;

  /** Deeper than a document may be nested. */
  private static final double DEPTH = 7_000;

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern WIDTHS =
      Pattern.compile("%(?:[0-9]+\\$)?[-+ 0#,!']*([0-9]{1,12})?(?:\\.([0-9]{1,12}))?");
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^'\\\\]]*[ -~&&[^'\\\\-]]");
  private static final Pattern WORDS = Pattern.compile("[^\\[{]*");
  private static final Pattern FLAT =
      Pattern.compile(
          "(?:pg_catalog\\.)?(?:to_jsonb?|jsonb?_(?:(?:group_|build_)?(?:array|object)|arrayagg|objectagg|agg|object_agg))");
  private static final String SIGN = "%[-+ 0#,!]*(?:[0-9]+|\\*)?(?:\\.(?:[0-9]+|\\*))?";
  private static final Pattern CONVERSION = Pattern.compile("%%|" + SIGN + "[a-zA-Z]");
  private static final Pattern FORMAT =
      Pattern.compile("(?:[^%]|%%|" + SIGN + "[dufeEgGxXocsqQw])*+", Pattern.DOTALL);
  private static final Pattern KEEPS_NUMBERS =
      Pattern.compile(
          "(?i)(?:signed|(?:tiny|small|medium|big)?int(?:[248]|eger)?|dec(?:imal)?|numeric"
              + "|real|double|float|n?char|n?varchar|character|bpchar|text|jsonb?)\\b.*",
          Pattern.DOTALL);
  private static final Pattern PADDED =
      Pattern.compile(
          "(?i)(?:n?char|character|bpchar|bit|binary|numeric|decimal|dec)\\s*\\(\\s*([0-9]+)");

  private final CallCosts costs;
  private final TokenIndex tokens;
  private final boolean shifts;
  private final Effort effort;
  private final Set<String> hidden = new HashSet<>();
  private final boolean members;
  private final double padding;
  private double workOfAll;

  CallExtents(CallCosts costs, TokenIndex tokens, Effort effort) {
    this.costs = costs;
    this.tokens = tokens;
    this.effort = effort;
    boolean shifted = false;
    boolean withMembers = false;
    for (Token token : tokens.tokens()) {
      if (token.kind() == Token.Kind.OPERATOR) {
        String sign = PostgresOperators.undoubled(token.text());
        shifted |= SHIFTS.contains(token.text());
        withMembers |= !sign.equals("-") && costs.of(sign).work() == CallCosts.Work.MEMBERS;
        if (PostgresOperators.unparsed(sign)) {
          hidden.add(sign);
        }
      }
    }
    this.shifts = shifted;
    this.members = withMembers;
    this.padding = padding(tokens.tokens());
  }

  /**
   * Returns the extent of a call's result.
   *
   * @param values the arguments, or fewer if they are not known
   * @throws Refusal if it is too much work, or its result too large
   */
  Extent function(
      String written, ASTNodeAccess call, List<? extends Expression> values, List<Extent> given) {
    String name = written.substring(written.lastIndexOf('.') + 1);
    CallCosts.Cost cost = costs.of(name);
    if (cost.isOrdered() && isNamed(call)) {
      throw refusal(call, "The arguments of " + name + " stand in order here, without names.");
    }
    requireLittle(cost.work(), name, given, call);
    boolean rows = Characters.lower(name).equals("json_array") && holdsQuery(values);
    Extent all = made(cost.makes(), values, given);
    Extent made = padded(rows ? gathered(all) : all, call);
    return bounded(made.withCount(count(cost.counts(), values, given)), name, call);
  }

  /** Tells whether a query stands among the values of a call, not in brackets of its own. */
  private static boolean holdsQuery(List<? extends Expression> values) {
    return values.stream().anyMatch(Select.class::isInstance);
  }

  /** Tells whether a query stands directly within an expression. */
  static boolean holdsQuery(Expression expression) {
    List<Expression> parts = new ArrayList<>();
    ExpressionParts.of(expression, parts::add);
    return holdsQuery(parts);
  }

  /** Returns what a cast that the parser is spared may make of a value. */
  Extent padded(Extent value, @Nullable ASTNodeAccess place) {
    return padding <= value.characters()
        ? value
        : bounded(value.withCharacters(padding), "CAST", place);
  }

  /** Returns the greatest length of a type among tokens, if a cast may be hidden there. */
  private static double padding(List<Token> all) {
    double most = 0;
    boolean casts = false;
    for (int at = 0; at < all.size(); at++) {
      Token token = all.get(at);
      if (token.kind() == Token.Kind.PUNCTUATION) {
        continue;
      }
      casts |= token.isSign("::") || token.isWord("RETURNING");
      if (token.kind() == Token.Kind.NUMBER
          && at > 1
          && all.get(at - 1).isSign("(")
          && PADDED.matcher(all.get(at - 2).text() + "(1").matches()) {
        most = Math.max(most, Extent.ofNumber(token.text()).count());
      }
    }
    return casts ? most : 0;
  }

  /** Tells whether an argument of a call is given by its name. */
  private boolean isNamed(ASTNodeAccess call) {
    Node node = call.getASTNode();
    if (node == null || node.jjtGetFirstToken() == null) {
      return false;
    }
    int depth = 0;
    int first = Math.max(0, tokens.startingAt(node.jjtGetFirstToken().absoluteBegin - 1));
    for (Token token : tokens.tokens().subList(first, tokens.tokens().size())) {
      effort.spend(1);
      switch (token.text()) {
        case "(", "[" -> depth++;
        case ")", "]" -> depth--;
        case "=>", ":=" -> {
          if (depth == 1) {
            return true;
          }
        }
        default -> {}
      }
      if (depth == 0 && token.text().equals(")")) {
        return false;
      }
    }
    return false;
  }

  /** Returns the extent of what an operator makes of its sides. */
  Extent operator(BinaryExpression binary, Extent left, Extent right) {
    if (binary instanceof AndExpression || binary instanceof OrExpression) {
      return Extent.SHORT;
    }
    String written = binary.getStringExpression().replace(' ', '_');
    List<Extent> given = List.of(left, right);
    if (written.equals("+")) {
      hidden.stream()
          .filter(sign -> costs.of(sign).work() != CallCosts.Work.LITTLE)
          .forEach(sign -> requireLittle(costs.of(sign).work(), sign, given, binary));
    }
    CallCosts.Cost cost = costs.of(written);
    requireLittle(cost.work(), written, given, binary);
    if (binary instanceof ComparisonOperator) {
      return Extent.SHORT;
    }
    Extent both = left.and(right);
    if (binary instanceof Concat) {
      return bounded(both, written, binary);
    }
    if (cost.makes() == CallCosts.Makes.DIGITS) {
      return both.withCharacters(both.characters() + DIGITS);
    }
    return both.withCharacters(digits(binary, left, right)).withCount(number(binary, left, right));
  }

  private double digits(BinaryExpression binary, Extent left, Extent right) {
    if (binary instanceof Addition && (members || !hidden.isEmpty())) {
      return left.characters() + right.characters() + 1;
    }
    double longest = Math.max(left.characters(), right.characters());
    return binary instanceof Addition || binary instanceof Subtraction
        ? longest + 1
        : Math.min(left.characters() + right.characters(), Math.max(longest, DIGITS));
  }

  /** Tells whether a sign or a plus may stand for an operator that makes large numbers. */
  boolean shifts() {
    return shifts;
  }

  private double number(BinaryExpression binary, Extent left, Extent right) {
    if (binary instanceof Addition || binary instanceof Subtraction) {
      return shifts ? Double.POSITIVE_INFINITY : left.count() + right.count();
    }
    if (binary instanceof Multiplication) {
      return left.count() * right.count();
    }
    boolean divided = binary instanceof Division || binary instanceof IntegerDivision;
    boolean smaller = divided && binary.getRightExpression() instanceof LongValue;
    return smaller || binary instanceof Modulo ? left.count() : Double.POSITIVE_INFINITY;
  }

  /** Returns the extent of a cast: some types are padded to their length. */
  Extent cast(CastExpression cast, Extent value) {
    String type = cast.getColDataType().toString();
    requireLittle(costs.of("::" + type.strip()).work(), "CAST", List.of(value), cast);
    Matcher padded = PADDED.matcher(type);
    if (padded.lookingAt()) {
      double length = Extent.ofNumber(padded.group(1)).count();
      return bounded(value.withCharacters(Math.max(length, value.characters())), "CAST", cast);
    }
    boolean column = cast.getLeftExpression() instanceof Column && value.stored();
    return column || KEEPS_NUMBERS.matcher(type.strip()).matches()
        ? value
        : value.withCount(Double.POSITIVE_INFINITY);
  }

  /** Returns the extent of what many rows make together. */
  static Extent gathered(Extent each) {
    return Extent.GATHERED.or(each);
  }

  /** Refuses what is larger than anything that is stored. */
  Extent bounded(Extent extent, String name, @Nullable ASTNodeAccess place) {
    if (extent.isExcessive()) {
      throw refusal(
          place,
          "%s may make a text of more than %,d characters here."
              .formatted(name, Extent.mostFromNothing()));
    }
    return extent;
  }

  private void requireLittle(
      CallCosts.Work work, String name, List<Extent> given, @Nullable ASTNodeAccess place) {
    double steps =
        switch (work) {
          case LITTLE -> 0;
          case PRODUCT -> given.size() < 2 ? 0 : size(given, 0) * size(given, 1);
          case DEEP -> given.size() < 2 ? 0 : deep(size(given, 0), size(given, 1));
          case MEMBERS -> given.size() < 2 ? 0 : size(given, 0) * size(given, 1) / ELEMENT;
          case EACH -> given.isEmpty() ? 0 : size(given, 0) * (given.size() - 1);
          case PATTERN -> given.size() < 2 ? 0 : size(given, 1) * size(given, 1);
          case SQUARE -> together(given) * together(given);
        };
    if (!(steps <= MOST_WORK)) {
      throw refusal(
          place,
          name + " would go through a long text, that the statement makes, again and again.");
    }
    workOfAll += steps + together(given) * LINEAR;
    if (!(workOfAll <= MOST_WORK_OF_ALL)) {
      throw refusal(place, "The calls up to " + name + " go through too many long texts.");
    }
  }

  private static double deep(double one, double other) {
    return Math.min(one, other) > DEEPEST ? Double.POSITIVE_INFINITY : one * other;
  }

  private Extent made(
      CallCosts.Makes makes, List<? extends Expression> values, List<Extent> given) {
    Extent all = Extent.together(given);
    return switch (makes) {
      case TOGETHER -> all.withCharacters(all.characters() + Extent.SHORT.characters());
      case LARGEST -> Extent.either(given);
      case SHORT -> all.withCharacters(Extent.SHORT.characters());
      case REPEATED ->
          given.size() < 2 ? all : all.withCharacters(size(given, 0) * count(values, given, 1));
      case PADDED ->
          given.size() < 2
              ? all
              : all.withCharacters(Math.max(count(values, given, 1), all.characters()));
      case SPACES -> given.isEmpty() ? all : all.withCharacters(count(values, given, 0));
      case GATHERED -> gathered(all);
      case REPLACED -> replaced(values, given, all);
      case INDENTED -> indented(values, given, all);
      case REWRITTEN ->
          given.size() < 3 ? all : all.withCharacters(size(given, 0) * (1 + size(given, 2)));
      case JOINED ->
          given.size() < 2
              ? all
              : all.withCharacters(size(given, 0) * (1 + together(given.subList(1, given.size()))));
      case SEPARATED ->
          given.isEmpty()
              ? all
              : all.withCharacters(together(given) + size(given, 0) * given.size());
      case ESCAPED -> all.times(2);
      case MANIFOLD -> all.times(MANIFOLD);
      case FORMATTED -> formatted(values, given, all);
      case FILLED ->
          given.isEmpty() ? all : all.withCharacters(filled(values) * Math.max(1, size(given, 0)));
      case DIGITS -> all.withCharacters(all.characters() + DIGITS);
      case ROUNDED ->
          given.size() < 2
              ? all
              : all.withCharacters(all.characters() + Math.min(DECIMALS, count(values, given, 1)));
    };
  }

  private static Extent indented(
      List<? extends Expression> values, List<Extent> given, Extent all) {
    if (given.isEmpty() || values.isEmpty()) {
      return all;
    }
    boolean brief =
        given.size() < 2
            || values.get(1) instanceof NullValue
            || (values.get(1) instanceof StringValue text && text.getValue().length() <= INDENT)
            || (values.get(1) instanceof LongValue number
                && Extent.ofNumber(number.getStringValue()).count() <= INDENT);
    if (!brief) {
      return all.withCharacters(Double.POSITIVE_INFINITY);
    }
    boolean flat = isFlat(values.get(0));
    if (flat && size(given, 0) >= Extent.MANY) {
      return all.times(GATHERED_INDENTS);
    }
    double depth = flat ? ELEMENT : Math.min(size(given, 0) / 2, DEPTH);
    return all.withCharacters(size(given, 0) * (2 + depth * INDENT));
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

  private static Extent replaced(
      List<? extends Expression> values, List<Extent> given, Extent all) {
    if (given.size() < 3) {
      return all;
    }
    boolean literal =
        values.size() > 1
            && values.get(1) instanceof StringValue text
            && text.getPrefix() == null
            && PLAIN.matcher(text.getValue()).matches();
    double from = literal ? size(given, 1) : 1;
    double factor = Math.max(1, Math.ceil(size(given, 2) / from));
    return all.withCharacters(size(given, 0) * factor + size(given, 2));
  }

  /** Every number in the format may be a width; a star takes one from the other arguments. */
  private static Extent formatted(
      List<? extends Expression> values, List<Extent> given, Extent all) {
    if (values.isEmpty() || !(values.get(0) instanceof StringValue format)) {
      boolean column =
          values.isEmpty()
              || (given.get(0).stored() && given.get(0).count() <= Extent.STORED.count());
      return column ? gathered(all) : all.withCharacters(Double.POSITIVE_INFINITY);
    }
    double largest = given.stream().mapToDouble(Extent::characters).max().orElse(0);
    double width = all.characters();
    Matcher widths = WIDTHS.matcher(format.getValue());
    while (widths.find()) {
      width += largest + number(widths.group(1)) + number(widths.group(2));
    }
    return all.withCharacters(width + starred(format.getValue(), given));
  }

  /** Returns the widths that a format takes from the arguments; if in doubt, from the greatest. */
  private static double starred(String format, List<Extent> given) {
    double greatest = given.stream().skip(1).mapToDouble(Extent::count).max().orElse(0);
    if (!FORMAT.matcher(format).matches()) {
      return format.indexOf('*') < 0 ? 0 : format.length() * greatest;
    }
    double widths = 0;
    int place = 1;
    Matcher sign = CONVERSION.matcher(format);
    while (sign.find()) {
      for (char c : sign.group().toCharArray()) {
        if (c == '*' && place < given.size()) {
          widths += given.get(place).count();
        }
        place += c == '*' ? 1 : 0;
      }
      place += sign.group().equals("%%") ? 0 : 1;
    }
    return widths;
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  private static double filled(List<? extends Expression> values) {
    double elements = 1;
    if (values.size() < 2) {
      return Double.POSITIVE_INFINITY;
    }
    Matcher numbers = NUMBERS.matcher(values.get(1).toString());
    while (numbers.find()) {
      elements *= Math.max(1, Double.parseDouble(numbers.group()));
    }
    boolean plain = values.get(1).toString().matches("(?i)(ARRAY)?([\\[\\]{}0-9, '\"]|null)*");
    return plain ? elements : Double.POSITIVE_INFINITY;
  }

  private static double count(
      CallCosts.Counts counts, List<? extends Expression> values, List<Extent> given) {
    return switch (counts) {
      case SUM -> sum(values, given);
      case ANYTHING -> Double.POSITIVE_INFINITY;
      case GREATEST -> given.stream().mapToDouble(Extent::count).max().orElse(0);
      case LENGTH -> together(given);
      case STORED -> Extent.STORED.count();
    };
  }

  /** A stored column is summed to what stored numbers are; any other value may be made large. */
  private static double sum(List<? extends Expression> values, List<Extent> given) {
    double greatest = given.stream().mapToDouble(Extent::count).max().orElse(0);
    boolean column =
        !values.isEmpty()
            && values.get(0) instanceof Column
            && given.get(0).stored()
            && greatest <= Extent.STORED.count();
    return column ? Extent.STORED.count() : greatest * Extent.MANY;
  }

  /** Tells whether a value is a number on every engine; texts are compared as texts. */
  private static boolean isNumber(Expression value) {
    return value instanceof LongValue
        || value instanceof Addition
        || value instanceof Subtraction
        || value instanceof Multiplication
        || value instanceof Division
        || value instanceof IntegerDivision
        || value instanceof Modulo
        || (value instanceof Function call && NUMERIC.contains(Characters.lower(call.getName())));
  }

  /**
   * Returns how often an argument says; {@code least(n, 100)} says no more than a hundred times.
   */
  private static double count(List<? extends Expression> values, List<Extent> given, int place) {
    double count = given.get(place).count();
    Expression value = values.size() > place ? values.get(place) : null;
    while (value instanceof CastExpression cast) {
      value = cast.getLeftExpression();
    }
    if (value instanceof Function call
        && call.getParameters() != null
        && call.getParameters().size() > 1
        && LEAST.contains(Characters.lower(call.getName()))
        && call.getParameters().stream().allMatch(CallExtents::isNumber)) {
      for (Expression bound : call.getParameters()) {
        if (bound instanceof LongValue number) {
          count = Math.min(count, (double) number.getValue());
        }
      }
    }
    return count;
  }

  private static double size(List<Extent> given, int place) {
    return given.get(place).characters();
  }

  private static double together(List<Extent> given) {
    double sum = 0;
    for (Extent extent : given) {
      sum += extent.characters();
    }
    return sum;
  }

  private Refusal refusal(@Nullable ASTNodeAccess place, String message) {
    Node node = place == null ? null : place.getASTNode();
    if (node == null || node.jjtGetFirstToken() == null) {
      return GuardRule.COSTLY_CALL.refusal(message);
    }
    return tokens
        .nearest(node.jjtGetFirstToken().absoluteBegin - 1)
        .map(token -> GuardRule.COSTLY_CALL.at(token, message))
        .orElseGet(() -> GuardRule.COSTLY_CALL.refusal(message));
  }
}
