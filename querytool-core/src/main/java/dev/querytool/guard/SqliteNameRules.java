package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/** Where names and texts may stand in SQLite, and the names that are never read. */
final class SqliteNameRules {

  private static final Set<String> SYSTEM_TABLES =
      Set.of(
          "DBSTAT",
          "BYTECODE",
          "TABLES_USED",
          "FTS3TOKENIZE",
          "FTS4AUX",
          "FTS5VOCAB",
          "CARRAY",
          "FSDIR",
          "ZIPFILE",
          "GENERATE_SERIES");

  private static final Set<String> BEFORE_TEXT =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "WHERE",
          "HAVING",
          "ON",
          "AND",
          "OR",
          "NOT",
          "LIKE",
          "GLOB",
          "REGEXP",
          "MATCH",
          "ESCAPE",
          "BETWEEN",
          "IS",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "BY",
          "LIMIT",
          "OFFSET");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Places places;
  private final Brackets brackets;
  private final FunctionList functions;

  SqliteNameRules(
      List<Token> tokens,
      KeyWords words,
      Places places,
      Brackets brackets,
      FunctionList functions) {
    this.tokens = tokens;
    this.words = words;
    this.places = places;
    this.brackets = brackets;
    this.functions = functions;
  }

  void check() {
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      switch (token.kind()) {
        case STRING -> checkText(at);
        case QUOTED_NAME -> {
          checkSystem(at);
          checkDot(at);
        }
        case WORD -> {
          checkSystem(at);
          if (words.at(at, "IN") && !signAt(at + 1, "(")) {
            throw GuardRule.IN_TABLE.at(token, "IN is not followed by a bracket here.");
          }
        }
        default -> {}
      }
    }
  }

  private void checkText(int at) {
    Token token = tokens.get(at);
    if (at == 0 || places.table(at) || signAt(at + 1, ".") || !valueBehind(at - 1)) {
      throw GuardRule.STRING_AS_NAME.at(
          token, "The text " + token.text() + " stands where only a name can.");
    }
  }

  private boolean valueBehind(int before) {
    Token token = tokens.get(before);
    return switch (token.kind()) {
      case OPERATOR -> true;
      case PUNCTUATION ->
          token.isSign("(") ? valuesIn(before) : token.isSign(",") && valuesIn(around(before));
      case WORD -> BEFORE_TEXT.contains(words.at(before)) || comparison(before);
      default -> false;
    };
  }

  /** Tells whether an opening bracket holds values, not the names of USING or WITH. */
  private boolean valuesIn(int open) {
    return open <= 0 || !(words.at(open - 1, "USING") || places.columnList(open));
  }

  private int around(int at) {
    int open = brackets.around(at);
    return open >= 0 && !tokens.get(open).isSign("(") ? -1 : open;
  }

  private boolean comparison(int at) {
    return words.at(at, "FROM") && words.at(at - 1, "DISTINCT");
  }

  private void checkSystem(int at) {
    Token token = tokens.get(at);
    boolean word = token.kind() == Token.Kind.WORD;
    String name = word ? words.at(at) : Characters.upper(token.value());
    boolean called = word && signAt(at + 1, "(") && functions.computes(name);
    if (name.startsWith("SQLITE_") && !called) {
      throw system(token);
    }
    if (name.startsWith("PRAGMA_") || (places.table(at) && SYSTEM_TABLES.contains(name))) {
      throw system(token);
    }
  }

  private static Refusal system(Token token) {
    return GuardRule.SYSTEM_TABLE.at(
        token, token.value() + " belongs to SQLite itself; its tables are not read.");
  }

  /** The parser takes a dot inside a quoted name for one between two names. */
  private void checkDot(int at) {
    Token token = tokens.get(at);
    if (token.value().indexOf('.') >= 0 && (places.table(at) || signAt(at + 1, "."))) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          token, "The name " + token.text() + " of a table holds a dot.");
    }
  }

  private boolean signAt(int at, String sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
