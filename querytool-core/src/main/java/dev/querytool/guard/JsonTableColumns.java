package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what JSON_TABLE says of its columns: names, types from a list, paths and other literals.
 * Whatever else stands there is refused.
 */
final class JsonTableColumns {

  /** How deep NESTED may stand in NESTED: each makes several rows of one. */
  private static final int MOST_NESTED = 4;

  private static final int MOST_COLUMNS = 500;

  private static final Set<String> RESULTS =
      Set.of("NULL", "ERROR", "EMPTY", "TRUE", "FALSE", "UNKNOWN");
  private static final Set<String> CONSTANTS = Set.of("NULL", "TRUE", "FALSE");

  private final StatementTokens statement;
  private final boolean postgres;
  private final List<Token> names = new ArrayList<>();
  private final BitSet literals = new BitSet();
  private int at;

  private JsonTableColumns(StatementTokens statement, int first, boolean postgres) {
    this.statement = statement;
    this.postgres = postgres;
    this.at = first;
  }

  /**
   * Reads the columns of one call.
   *
   * @param first where COLUMNS stands
   * @throws Refusal if anything stands there that is not known
   */
  static JsonTableColumns read(StatementTokens statement, int first, boolean postgres) {
    JsonTableColumns columns = new JsonTableColumns(statement, first, postgres);
    columns.list(0);
    return columns;
  }

  /** Returns the names of the columns, in the order in which {@code *} shows them. */
  List<Token> names() {
    return names;
  }

  /** Tells whether a path or another literal stands at an index. */
  boolean isLiteral(int index) {
    return literals.get(index);
  }

  /** Returns the index behind the columns. */
  int end() {
    return at;
  }

  private void list(int depth) {
    take("COLUMNS");
    takeSign("(");
    column(depth);
    while (statement.sign(at, ",")) {
      at++;
      column(depth);
    }
    takeSign(")");
  }

  private void column(int depth) {
    if (statement.word(at, "NESTED")) {
      nested(depth + 1);
      return;
    }
    name();
    if (skip("FOR")) {
      take("ORDINALITY");
      return;
    }
    at = 1 + (postgres ? new PostgresTypeTokens(statement).end(at) : mysqlType());
    while (!statement.sign(at, ",") && !statement.sign(at, ")")) {
      clause();
    }
  }

  private int mysqlType() {
    return new MysqlColumnType(statement).end(at);
  }

  private void nested(int depth) {
    int start = at++;
    skip("PATH");
    text();
    if (depth > MOST_NESTED || statement.token(at - 1).value().contains("**")) {
      throw GuardRule.COSTLY_CALL.at(
          statement.token(start),
          "NESTED stands at most "
              + MOST_NESTED
              + " deep, and its paths hold no **: rows could become too many.");
    }
    if (postgres && skip("AS")) {
      requireName();
      at++;
    }
    list(depth);
  }

  private void name() {
    requireName();
    if (names.size() == MOST_COLUMNS) {
      throw GuardRule.TOO_COMPLEX.at(
          statement.token(at), "JSON_TABLE makes at most " + MOST_COLUMNS + " columns.");
    }
    names.add(statement.token(at));
    at++;
  }

  private void requireName() {
    if (!statement.name(at) || statement.sign(at + 1, ".")) {
      throw unread();
    }
  }

  private void clause() {
    String word = statement.word(at);
    switch (word) {
      case "EXISTS" -> at++;
      case "PATH" -> {
        at++;
        text();
      }
      case "DEFAULT" -> {
        at++;
        value();
        on();
      }
      case "NULL", "ERROR" -> {
        at++;
        on();
      }
      default -> {
        if (!postgres) {
          throw unread();
        }
        postgresClause(word);
      }
    }
  }

  private void postgresClause(String word) {
    switch (word) {
      case "FORMAT" -> {
        at++;
        take("JSON");
      }
      case "WITH", "WITHOUT" -> {
        at++;
        boolean said = skip("CONDITIONAL") || skip("UNCONDITIONAL") || skip("ARRAY");
        if (said) {
          skip("ARRAY");
        }
        take("WRAPPER");
      }
      case "KEEP", "OMIT" -> quotes();
      default -> {
        if (!RESULTS.contains(word)) {
          throw unread();
        }
        at++;
        if (word.equals("EMPTY") && !skip("ARRAY")) {
          skip("OBJECT");
        }
        on();
      }
    }
  }

  private void quotes() {
    at++;
    take("QUOTES");
    if (skip("ON")) {
      take("SCALAR");
      take("STRING");
    }
  }

  private void on() {
    take("ON");
    if (!skip("EMPTY")) {
      take("ERROR");
    }
  }

  private void value() {
    if (postgres && CONSTANTS.contains(statement.word(at))) {
      at++;
    } else if (is(at, Token.Kind.STRING)) {
      text();
    } else {
      if (statement.sign(at, "-") || statement.sign(at, "+")) {
        at++;
      }
      literal(Token.Kind.NUMBER);
    }
  }

  private void text() {
    literal(Token.Kind.STRING);
  }

  private void literal(Token.Kind kind) {
    if (!is(at, kind)) {
      throw unread();
    }
    literals.set(at);
    at++;
  }

  private boolean is(int index, Token.Kind kind) {
    return index < statement.size() && statement.token(index).kind() == kind;
  }

  private boolean skip(String word) {
    boolean there = statement.word(at, word);
    at += there ? 1 : 0;
    return there;
  }

  private void take(String word) {
    if (!skip(word)) {
      throw unread();
    }
  }

  private void takeSign(String sign) {
    if (!statement.sign(at, sign)) {
      throw unread();
    }
    at++;
  }

  private Refusal unread() {
    Token token = statement.token(Math.min(at, statement.size() - 1));
    return GuardRule.UNSUPPORTED_SYNTAX.at(
        token,
        token.text()
            + " is not read among the columns of JSON_TABLE; a column is: name type PATH"
            + " 'path', with NULL, ERROR or DEFAULT and a literal ON EMPTY or ON ERROR.");
  }
}
