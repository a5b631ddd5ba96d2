package dev.querytool.guard;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds the calls of built-in functions among a statement's tokens. */
final class PostgresCalls {

  /** Functions whose arguments key words may part, by which the grammar knows them. */
  private static final Set<String> PARTED = Set.of("overlay", "substring");

  private static final Set<String> OF_ONE_CALL = Set.of("VARIADIC", "DISTINCT", "ALL", "ORDER");

  private static final Set<String> AROUND_ARRAY = Set.of("ANY", "SOME", "ALL");
  private static final Set<String> AFTER_WINDOW = Set.of("ORDER", "RANGE", "ROWS", "GROUPS");

  private final StatementTokens statement;
  private final Set<String> builtIns;
  private final PostgresJson json;

  PostgresCalls(StatementTokens statement, Set<String> builtIns) {
    this.statement = statement;
    this.builtIns = builtIns;
    this.json = new PostgresJson(statement);
  }

  /** Tells whether a function is called by its name alone, which another schema's could take. */
  boolean plain(int at) {
    return statement.sign(at + 1, "(")
        && statement.token(at).kind() == Token.Kind.WORD
        && builtIns.contains(statement.token(at).value())
        && !statement.sign(at - 1, ".")
        && !startsColumnNames(at + 1)
        && !isType(at)
        && !json.isOfColumn(at)
        && !isParted(at);
  }

  /** Tells whether a word stands behind the name of a column that JSON_TABLE makes. */
  boolean isOfColumn(int at) {
    return json.isOfColumn(at) && !statement.sign(at - 1, "(") && !statement.sign(at - 1, ",");
  }

  boolean startsColumnNames(int open) {
    return statement.places().columnList(open) || statement.places().aliasColumns(open);
  }

  boolean isType(int at) {
    return statement.sign(at - 1, "::")
        || statement.places().type(at)
        || PostgresTokens.definesColumns(statement, at)
        || json.isType(at);
  }

  /** Tells whether the grammar makes more of a call than a call: unnest of several arrays, too. */
  private boolean isParted(int at) {
    String name = statement.token(at).value();
    if (name.equals("unnest")) {
      return statement.places().table(at) && isSpread(at + 1);
    }
    return PARTED.contains(name)
        && holds(at + 1, this::isPart)
        && !holds(at + 1, i -> statement.sign(i, ","));
  }

  /** Several arrays are one call to the server where more is said than their values. */
  private boolean isSpread(int open) {
    return holds(open, i -> statement.sign(i, ","))
        && !holds(open, i -> OF_ONE_CALL.contains(statement.word(i)))
        && !definesColumns(statement.brackets().partner(open));
  }

  private boolean definesColumns(int close) {
    int at = statement.word(close + 1, "AS") ? close + 2 : close + 1;
    int open = statement.name(at) ? at + 1 : at;
    return statement.sign(open, "(")
        && !statement.sign(open + 2, ",")
        && !statement.sign(open + 2, ")");
  }

  /** Tells whether a name in the bracket of OVER is that of the window it builds on. */
  boolean isWindow(int at) {
    return statement.sign(at - 1, "(")
        && statement.name(at)
        && !PostgresWords.reserved(statement.word(at))
        && (statement.word(at - 2, "OVER") || isDefinedWindow(at - 2))
        && (statement.sign(at + 1, ")") || AFTER_WINDOW.contains(statement.word(at + 1)));
  }

  /** Tells whether what OVER or FILTER says of a call ends at a token. */
  boolean endsWindow(int at) {
    if (!statement.sign(at, ")")) {
      return statement.name(at) && statement.word(at - 1, "OVER");
    }
    int before = statement.brackets().partner(at) - 1;
    return statement.sign(before - 1, ")")
        ? statement.word(before, "OVER") || statement.word(before, "FILTER")
        : statement.word(before, "GROUP") && statement.word(before - 1, "WITHIN");
  }

  /** Tells whether a query in brackets, the array of ANY or ALL, ends at a token. */
  boolean endsArray(int at) {
    if (!statement.sign(at, ")")) {
      return false;
    }
    int open = statement.brackets().partner(at);
    return statement.sign(open - 1, "(") && AROUND_ARRAY.contains(statement.word(open - 2));
  }

  /** Tells whether AS stands behind the name of a window, rather than before a query. */
  private boolean isDefinedWindow(int as) {
    return statement.word(as, "AS")
        && statement.name(as - 1)
        && (statement.word(as - 2, "WINDOW") || statement.sign(as - 2, ","));
  }

  /** Tells whether a key word parts the arguments of substring. */
  boolean parts(int at) {
    int open = statement.brackets().around(at);
    return open > 0
        && statement.sign(open, "(")
        && statement.word(open - 1, "SUBSTRING")
        && isPart(at);
  }

  /** Tells whether a key word parts arguments, rather than belongs to an operator. */
  private boolean isPart(int at) {
    return switch (statement.word(at)) {
      case "PLACING", "FOR" -> true;
      case "FROM" -> !statement.word(at - 1, "DISTINCT");
      case "SIMILAR" -> !statement.word(at + 1, "TO");
      default -> false;
    };
  }

  private boolean holds(int open, IntPredicate wanted) {
    return IntStream.range(open + 1, statement.brackets().partner(open))
        .anyMatch(i -> statement.brackets().around(i) == open && wanted.test(i));
  }
}
