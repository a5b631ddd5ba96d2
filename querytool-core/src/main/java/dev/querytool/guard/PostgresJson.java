package dev.querytool.guard;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls on JSON whose arguments are parted, and followed, by words of the grammar. */
final class PostgresJson {

  static final int NONE = -1;

  /** Each call with one that the parser reads in its place, all arguments parted by commas. */
  private static final Map<String, String> CALLS =
      Map.of(
          "JSON_OBJECT", "json_array",
          "JSON_OBJECTAGG", "json_agg",
          "JSON_ARRAY", "json_array",
          "JSON_ARRAYAGG", "json_agg",
          "JSON_VALUE", "json_array",
          "JSON_QUERY", "json_array",
          "JSON_EXISTS", "json_array",
          "JSON_SERIALIZE", "json_serialize",
          "JSON", "json");

  private static final Set<String> ALL =
      Stream.concat(CALLS.keySet().stream(), Stream.of("JSON_TABLE"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> OBJECTS = Set.of("JSON_OBJECT", "JSON_OBJECTAGG");
  private static final Set<String> RESULTS =
      Set.of("NULL", "ABSENT", "ERROR", "EMPTY", "TRUE", "FALSE", "UNKNOWN");
  private static final Set<String> CASES = Set.of("NULL", "EMPTY", "ERROR");

  private final StatementTokens statement;
  private final PostgresTypeTokens types;

  PostgresJson(StatementTokens statement) {
    this.statement = statement;
    this.types = new PostgresTypeTokens(statement);
  }

  /** Tells whether a token stands in the list of columns that JSON_TABLE makes. */
  boolean isOfColumn(int at) {
    int open = statement.brackets().around(at);
    if (open < 2 || !statement.word(open - 1, "COLUMNS") || statement.sign(open - 2, ".")) {
      return false;
    }
    int around = statement.brackets().around(open);
    return around > 0
        && (statement.word(around - 1, "JSON_TABLE") || statement.word(around - 1, "COLUMNS"))
        && !statement.sign(around - 2, ".");
  }

  /** Tells whether a name, in lower case, may be a word of the grammar that is called. */
  static boolean isCall(String name) {
    return name.equals("json") || name.startsWith("json_");
  }

  /** Returns what the parser reads in the place of the name of a call; null if there is none. */
  @Nullable String standIn(int at) {
    String other = statement.sign(at + 1, "(") ? CALLS.get(statement.word(at)) : null;
    boolean query = statement.word(at + 2, "SELECT") || statement.word(at + 2, "WITH");
    return statement.sign(at - 1, ".") || query ? null : other;
  }

  /** Tells whether a word or sign parts a key from its value or what is passed to a path. */
  boolean isComma(int at) {
    return switch (statement.word(at)) {
      case "VALUE" -> isIn(at, OBJECTS) && PostgresOperands.endBefore(statement, at);
      case "PASSING" -> isInCall(at) && PostgresOperands.endBefore(statement, at);
      case "DEFAULT" -> isInCall(at);
      default -> statement.sign(at, ":") && isIn(at, OBJECTS);
    };
  }

  /** Tells whether RETURNING says of which type a call's result is. */
  boolean returns(int at) {
    return statement.word(at, "RETURNING") && isInCall(at);
  }

  /** Tells whether the type of a call's result, or of a column that a call makes, stands here. */
  boolean isType(int at) {
    return returns(at - 1) || (returns(at - 2) && statement.word(at - 1, "DOUBLE"));
  }

  /** Returns where a clause ends that holds no name and no value; {@link #NONE} if none begins. */
  int endOfClause(int at) {
    if (statement.word(at).isEmpty() || !isInCall(at)) {
      return NONE;
    }
    return switch (statement.word(at)) {
      case "RETURNING" -> types.end(at + 1);
      case "FORMAT" -> endOfFormat(at);
      case "WITH", "WITHOUT" -> endOfWith(at + 1);
      case "KEEP", "OMIT" -> endOfQuotes(at);
      case "ON" -> CASES.contains(statement.word(at + 1)) ? at + 1 : NONE;
      case "AS" -> statement.name(at + 1) ? at + 1 : NONE;
      default -> endOfResult(at);
    };
  }

  private int endOfFormat(int at) {
    if (!statement.word(at + 1, "JSON")) {
      return NONE;
    }
    return statement.word(at + 2, "ENCODING") && statement.name(at + 3) ? at + 3 : at + 1;
  }

  private int endOfWith(int first) {
    if (statement.word(first, "UNIQUE")) {
      return statement.word(first + 1, "KEYS") ? first + 1 : first;
    }
    int at = first;
    if (statement.word(at, "CONDITIONAL") || statement.word(at, "UNCONDITIONAL")) {
      at++;
    }
    if (statement.word(at, "ARRAY")) {
      at++;
    }
    return statement.word(at, "WRAPPER") ? at : NONE;
  }

  private int endOfQuotes(int at) {
    if (!statement.word(at + 1, "QUOTES")) {
      return NONE;
    }
    boolean scalar = statement.word(at + 2, "ON") && statement.word(at + 3, "SCALAR");
    return scalar && statement.word(at + 4, "STRING") ? at + 4 : at + 1;
  }

  private int endOfResult(int at) {
    if (!RESULTS.contains(statement.word(at)) || statement.word(at - 1, "DEFAULT")) {
      return NONE;
    }
    boolean kind = statement.word(at + 1, "ARRAY") || statement.word(at + 1, "OBJECT");
    int on = kind && statement.word(at, "EMPTY") ? at + 2 : at + 1;
    return statement.word(on, "ON") && CASES.contains(statement.word(on + 1)) ? on + 1 : NONE;
  }

  private boolean isInCall(int at) {
    return isIn(at, ALL);
  }

  private boolean isIn(int at, Set<String> calls) {
    int open = statement.brackets().around(at);
    return open > 0
        && statement.sign(open, "(")
        && statement.word(open - 1).startsWith("JSON")
        && calls.contains(statement.word(open - 1))
        && !statement.word(open + 1, "SELECT")
        && !statement.word(open + 1, "WITH")
        && !statement.word(open + 1, "VALUES");
  }
}
