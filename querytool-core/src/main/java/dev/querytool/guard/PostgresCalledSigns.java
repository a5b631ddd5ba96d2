package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/**
 * The operators that PostgreSQL looks up by their signs for a statement, those behind its key words
 * too. Sorting, grouping, DISTINCT and set operations look for none: they take those of the type's
 * default order, which only a superuser makes.
 */
final class PostgresCalledSigns {

  private static final Set<String> FRAMES = Set.of("ROWS", "RANGE", "GROUPS");

  private final StatementTokens statement;

  PostgresCalledSigns(StatementTokens statement) {
    this.statement = statement;
  }

  /**
   * Tells whether a sign is looked up in the schema of PostgreSQL's own operators alone, as in
   * {@code OPERATOR(pg_catalog.+)}.
   */
  boolean isQualified(int at) {
    return statement.sign(at - 1, ".") && PostgresOperands.closesOperator(statement, at + 1);
  }

  /** Returns the signs between two values that a token calls. */
  List<String> between(int at) {
    Token token = statement.token(at);
    return switch (token.kind()) {
      case OPERATOR -> isBetween(at) ? List.of(sign(token)) : List.of();
      case WORD -> behind(at);
      default -> List.of();
    };
  }

  /** Returns the signs before a value that a token calls. */
  List<String> before(int at) {
    Token token = statement.token(at);
    boolean called =
        token.kind() == Token.Kind.OPERATOR && isBefore(at) && !(token.isSign("-") && isNumber(at));
    return called ? List.of(sign(token)) : List.of();
  }

  /** PostgreSQL's scanner knows this sign under another name. */
  private static String sign(Token token) {
    String sign = PostgresOperators.undoubled(token.text());
    return sign.equals("!=") ? "<>" : sign;
  }

  /** Where it is not certain what stands before a sign, it may be both. */
  private boolean isBetween(int at) {
    return isQualified(at)
        || !PostgresOperands.startBehind(statement, at)
        || (statement.sign(at - 2, ".") && statement.name(at - 1));
  }

  private boolean isBefore(int at) {
    return isQualified(at) || !PostgresOperands.endBefore(statement, at);
  }

  /** A minus before a number is a part of it, unless something binds the number closer. */
  private boolean isNumber(int at) {
    return at + 1 < statement.size()
        && statement.token(at + 1).kind() == Token.Kind.NUMBER
        && !statement.sign(at + 2, "::")
        && !statement.sign(at + 2, "[");
  }

  private List<String> behind(int at) {
    boolean not = statement.word(at - 1, "NOT");
    return switch (statement.word(at)) {
      case "IN" -> not ? List.of("<>", "=") : List.of("=");
      case "BETWEEN" -> {
        if (FRAMES.contains(statement.word(at - 1))) {
          yield List.of();
        }
        yield not ? List.of("<", ">") : List.of(">=", "<=");
      }
      case "LIKE" -> List.of(not ? "!~~" : "~~");
      case "ILIKE" -> List.of(not ? "!~~*" : "~~*");
      case "SIMILAR" -> List.of(not ? "!~" : "~");
      case "DISTINCT" -> statement.word(at + 1, "FROM") ? List.of("=") : List.of();
      case "NULLIF", "NATURAL" -> List.of("=");
      case "USING" -> statement.sign(at + 1, "(") ? List.of("=") : List.of();
      case "CASE" -> statement.word(at + 1, "WHEN") ? List.of() : List.of("=");
      default -> List.of();
    };
  }
}
