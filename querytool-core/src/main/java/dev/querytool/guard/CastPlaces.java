package dev.querytool.guard;

import dev.querytool.catalog.UnnamedCall;
import java.util.Locale;
import java.util.Set;

/** Where a statement of PostgreSQL casts, or may. */
final class CastPlaces {

  private static final Set<String> CONDITIONS =
      Set.of("WHERE", "ON", "HAVING", "WHEN", "AND", "OR", "NOT", "IS");
  private static final Set<String> COUNTS =
      Set.of("LIMIT", "OFFSET", "FETCH", "ROWS", "GROUPS", "RANGE");
  private static final Set<String> COMBINING = Set.of("UNION", "INTERSECT", "EXCEPT", "CASE");

  private final StatementTokens statement;

  CastPlaces(StatementTokens statement) {
    this.statement = statement;
  }

  /** Tells whether a token may be where a cast is called. */
  boolean may(UnnamedCall cast, int at) {
    String target = family(cast.rightType());
    return switch (cast.kind()) {
      case IMPLICIT_CAST -> computes(at) || names(at, target);
      case ASSIGNMENT_CAST -> names(at, target) || formats(at, target) || assigns(at, target);
      case EXPLICIT_CAST -> names(at, target) || formats(at, target);
      default -> false;
    };
  }

  /** Tells whether a type of the target's family is named where one is cast to. */
  private boolean names(int at, String target) {
    if (!statement.name(at) || !family(statement.token(at).value()).equals(target)) {
      return false;
    }
    int first = at;
    while (statement.sign(first - 1, ".") && statement.name(first - 2)) {
      first -= 2;
    }
    if (statement.sign(first - 1, "::") || statement.word(first - 1, "AS")) {
      return !isLiteral(first - 2);
    }
    boolean column =
        statement.name(first - 1) && !PostgresWords.reserved(statement.word(first - 1));
    return statement.word(first - 1, "RETURNING") || (column && !isLiteral(at + 1));
  }

  /** A literal is read as the type that it is given, and not cast. */
  private boolean isLiteral(int at) {
    return at > 0 && at < statement.size() && statement.token(at).kind() == Token.Kind.STRING;
  }

  /** JSON and XML are made of whatever is given, and turned into texts, by explicit casts. */
  private boolean formats(int at, String target) {
    String word = statement.word(at);
    boolean made = target.equals("text") || target.startsWith("json") || target.equals("xml");
    return made && statement.sign(at + 1, "(") && (word.contains("JSON") || word.contains("XML"));
  }

  private boolean assigns(int at, String target) {
    String word = statement.word(at);
    return switch (target) {
      case "boolean" -> CONDITIONS.contains(word);
      case "bigint" -> COUNTS.contains(word);
      case "integer" -> statement.sign(at, "[");
      case "float" -> word.equals("TABLESAMPLE") || word.equals("REPEATABLE");
      default -> false;
    };
  }

  /** Tells whether values may meet here, so that one is cast to the type of the other. */
  private boolean computes(int at) {
    Token token = statement.token(at);
    String word = statement.word(at);
    boolean star = token.isSign("*") && PostgresOperands.startBehind(statement, at);
    return (token.kind() == Token.Kind.OPERATOR && !star)
        || token.isSign("(")
        || token.isSign("[")
        || CONDITIONS.contains(word)
        || COMBINING.contains(word)
        || word.equals("NATURAL");
  }

  /** Returns one name for types that begin with the same word or are spelled in several ways. */
  static String family(String type) {
    String bare = type.toLowerCase(Locale.ROOT).replace("\"", "");
    String name = bare.substring(bare.lastIndexOf('.') + 1).split("[ (\\[]", 2)[0];
    // An array of int4 may be called _int4.
    String word = name.startsWith("_") ? name.substring(1) : name;
    return switch (word) {
      case "int", "int4" -> "integer";
      case "int8" -> "bigint";
      case "int2" -> "smallint";
      case "bool" -> "boolean";
      case "float4", "float8", "real", "double" -> "float";
      case "decimal", "dec" -> "numeric";
      case "char", "bpchar", "varchar", "nchar", "national" -> "character";
      case "varbit" -> "bit";
      case "timestamptz" -> "timestamp";
      case "timetz" -> "time";
      default -> word;
    };
  }
}
