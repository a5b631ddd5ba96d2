package dev.querytool.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.LongValue;
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
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the extents of what calls and operators give, and refuses those that may become too
 * large.
 */
final class CallExtents {

  private static final Pattern KEEPS_NUMBERS =
      Pattern.compile(
          "(?i)(?:signed|(?:tiny|small|medium|big)?int(?:[248]|eger)?|dec(?:imal)?|numeric"
              + "|real|double|float|n?char|n?varchar|character|bpchar|text|jsonb?)\\b.*",
          Pattern.DOTALL);
  private static final Pattern PADDED =
      Pattern.compile(
          "(?i)(?:n?char|character|_?bpchar|_?bit|binary|_?numeric|decimal|dec)\\s*\\(\\s*([0-9]+)");

  private final CallCosts costs;
  private final TokenIndex tokens;
  private final Effort effort;
  private final StandingSigns signs;
  private final CallWork work = new CallWork();
  private @Nullable InLists lists;

  CallExtents(CallCosts costs, TokenIndex tokens, Effort effort) {
    this.costs = costs;
    this.tokens = tokens;
    this.effort = effort;
    this.signs = StandingSigns.of(tokens.tokens(), costs);
  }

  /**
   * Returns the extent of a call's result.
   *
   * @throws Refusal if it is too much work, or its result too large
   */
  Extent function(String written, ASTNodeAccess call, CallArguments arguments) {
    String name = written.substring(written.lastIndexOf('.') + 1);
    CallCosts.Cost cost = costs.of(name);
    if (cost.isOrdered() && isNamed(call)) {
      throw refusal(call, "The arguments of " + name + " stand in order here, without names.");
    }
    requireStored(cost.takes(), name, arguments, call);
    requireLittle(cost.work(), name, arguments, call);
    boolean rows = Characters.lower(name).equals("json_array") && arguments.holdsQuery();
    Extent all = CallResults.of(cost.makes(), arguments);
    Extent made = padded(rows ? CallResults.gathered(all) : all, call);
    return bounded(made.withCount(CallResults.count(cost.counts(), arguments)), name, call);
  }

  private void requireStored(
      CallCosts.Takes takes, String name, CallArguments arguments, ASTNodeAccess call) {
    if (takes == CallCosts.Takes.ANYTHING) {
      return;
    }
    InLists found = lists == null ? InLists.of(tokens.tokens()) : lists;
    lists = found;
    if (found.isEmpty()) {
      return;
    }
    Node node = call.getASTNode();
    boolean placed = node != null && node.jjtGetFirstToken() != null;
    int at = placed ? tokens.startingAt(node.jjtGetFirstToken().absoluteBegin - 1) : -1;
    if (at < 0 || found.hold(at) || !Extent.together(arguments.extents()).stored()) {
      throw refusal(
          call,
          name
              + " in a list behind IN, or of a literal beside such a list, can bring the server"
              + " down; compare with = and OR.");
    }
  }

  /** Returns what a cast that the parser is spared may make of a value. */
  Extent padded(Extent value, @Nullable ASTNodeAccess place) {
    return signs.padding() <= value.characters()
        ? value
        : bounded(value.withCharacters(signs.padding()), "CAST", place);
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
    CallArguments given = new CallArguments(List.of(), List.of(left, right));
    if (written.equals("+")) {
      signs.hidden().stream()
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
      return both.withCharacters(both.characters() + CallResults.DIGITS);
    }
    return both.withCharacters(digits(binary, left, right)).withCount(number(binary, left, right));
  }

  private double digits(BinaryExpression binary, Extent left, Extent right) {
    if (binary instanceof Addition && (signs.members() || !signs.hidden().isEmpty())) {
      return left.characters() + right.characters() + 1;
    }
    double longest = Math.max(left.characters(), right.characters());
    return binary instanceof Addition || binary instanceof Subtraction
        ? longest + 1
        : Math.min(left.characters() + right.characters(), Math.max(longest, CallResults.DIGITS));
  }

  /** Tells whether a sign or a plus may stand for an operator that makes large numbers. */
  boolean shifts() {
    return signs.shifts();
  }

  private double number(BinaryExpression binary, Extent left, Extent right) {
    if (binary instanceof Addition || binary instanceof Subtraction) {
      return signs.shifts() ? Double.POSITIVE_INFINITY : left.count() + right.count();
    }
    if (binary instanceof Multiplication) {
      return left.count() * right.count();
    }
    boolean divided = binary instanceof Division || binary instanceof IntegerDivision;
    boolean smaller = divided && binary.getRightExpression() instanceof LongValue;
    return smaller || binary instanceof Modulo ? left.count() : Double.POSITIVE_INFINITY;
  }

  /** Returns a type without its schema and length, or that of the elements of an array. */
  private static String element(String type) {
    String bare = type.strip().replace("\"", "");
    String name = bare.substring(bare.lastIndexOf('.') + 1).split("[ (\\[]", 2)[0];
    return name.startsWith("_") ? name.substring(1) : name;
  }

  /** Returns the extent of a cast: some types are padded to their length. */
  Extent cast(CastExpression cast, Extent value) {
    String type = cast.getColDataType().toString();
    requireLittle(
        costs.of("::" + element(type)).work(),
        "CAST",
        new CallArguments(List.of(), List.of(value)),
        cast);
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

  /** Refuses what is larger than anything that is stored. */
  Extent bounded(Extent extent, String name, @Nullable ASTNodeAccess place) {
    if (extent.isExcessive()) {
      throw refusal(
          place,
          String.format(
              Locale.ROOT,
              "%s may make a text of more than %,d characters here.",
              name,
              Extent.mostFromNothing()));
    }
    return extent;
  }

  /**
   * Counts steps that are no call's own.
   *
   * @throws Refusal if they make all that the statement does too much
   */
  void spend(double steps, @Nullable ASTNodeAccess place) {
    if (!work.add(steps)) {
      throw refusal(
          place,
          "Expressions stand in others that compute them several times, which is too much work"
              + " together.");
    }
  }

  /** Returns how many steps all calls take so far. */
  double work() {
    return work.all();
  }

  private void requireLittle(
      CallCosts.Work kind, String name, CallArguments arguments, @Nullable ASTNodeAccess place) {
    Optional<String> tooMuch = work.add(name, kind, arguments);
    if (tooMuch.isPresent()) {
      throw refusal(place, tooMuch.get());
    }
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
