package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/** What may stand before an opening bracket in SQLite. */
final class SqliteCallRules {

  /** Words that SQLite never takes for a name unless they are quoted. */
  private static final Set<String> RESERVED =
      Set.of(
          "ALL",
          "AND",
          "AS",
          "BETWEEN",
          "CASE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "EXCEPT",
          "EXISTS",
          "FROM",
          "HAVING",
          "IN",
          "INTERSECT",
          "IS",
          "JOIN",
          "LIMIT",
          "NOT",
          "ON",
          "OR",
          "SELECT",
          "THEN",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE");

  /** Words after which an operand begins, so that what follows them is not an operator. */
  private static final Set<String> OPENERS =
      Set.of(
          "ALL",
          "AND",
          "BETWEEN",
          "BY",
          "CASE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "HAVING",
          "LIMIT",
          "ON",
          "OR",
          "SELECT",
          "THEN",
          "WHEN",
          "WHERE");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Places places;
  private final Brackets brackets;
  private final FunctionList functions;

  SqliteCallRules(
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
    for (int at = 1; at < tokens.size(); at++) {
      if (tokens.get(at).isSign("(")) {
        checkBefore(at);
      } else if (words.at(at, "REGEXP") || words.at(at, "MATCH")) {
        checkOperator(at);
      }
    }
  }

  private void checkBefore(int open) {
    Token before = tokens.get(open - 1);
    switch (before.kind()) {
      case OPERATOR -> {}
      case PUNCTUATION -> {
        if (before.isSign(")") || before.isSign(".")) {
          throw misplaced(open, "A bracket follows " + before.text() + " here.");
        }
      }
      case WORD -> checkWord(open);
      case QUOTED_NAME -> {
        if (!places.columnList(open)) {
          throw GuardRule.QUOTED_FUNCTION.at(
              before, "The quoted name " + before.text() + " is called as a function.");
        }
      }
      default -> throw misplaced(open, "A bracket follows the value " + before.text() + " here.");
    }
  }

  private void checkWord(int open) {
    int at = open - 1;
    if (at > 0 && tokens.get(at - 1).isSign(".")) {
      throw GuardRule.QUALIFIED_FUNCTION.at(
          tokens.get(at), "The function " + tokens.get(at).text() + " is called with a schema.");
    }
    if (keyWord(at) || places.columnList(open)) {
      return;
    }
    if (places.type(at)) {
      checkTypeSize(open);
    } else {
      checkCall(at);
    }
  }

  private boolean keyWord(int at) {
    return switch (words.at(at)) {
      case "CAST" -> true;
      case "BY" -> after(at, "GROUP") || after(at, "ORDER") || after(at, "PARTITION");
      case "FILTER", "OVER" -> at > 0 && tokens.get(at - 1).isSign(")");
      case "GROUP" -> after(at, "WITHIN");
      case "MATERIALIZED" -> after(at, "AS") || after(at, "NOT");
      case "OFFSET", "LIKE", "GLOB", "REGEXP", "MATCH" -> operatorPlace(at);
      default -> RESERVED.contains(words.at(at));
    };
  }

  private boolean after(int at, String word) {
    return words.at(at - 1, word);
  }

  /** Tells whether an operand ends before a word, so that SQLite reads it as an operator. */
  private boolean operatorPlace(int at) {
    if (at == 0) {
      return false;
    }
    Token before = tokens.get(at - 1);
    if (words.at(at - 1, "NOT")) {
      return operatorPlace(at - 1);
    }
    return switch (before.kind()) {
      case OPERATOR -> false;
      case PUNCTUATION -> before.isSign(")");
      case WORD -> !OPENERS.contains(words.at(at - 1));
      default -> true;
    };
  }

  private void checkOperator(int at) {
    Token token = tokens.get(at);
    if (operatorPlace(at) && !functions.computes(token.text())) {
      throw unknown(token, "The operator " + token.text() + " calls a function that is not known.");
    }
  }

  private void checkTypeSize(int open) {
    for (int at = open + 1; at < brackets.partner(open); at++) {
      Token token = tokens.get(at);
      if (token.kind() != Token.Kind.NUMBER && !token.isSign(",")) {
        throw misplaced(open, "The size of a type is not a number here.");
      }
    }
  }

  private void checkCall(int at) {
    Token token = tokens.get(at);
    String name = token.text();
    if (places.table(at)) {
      if (!functions.readsAsTable(name)) {
        throw unknown(token, "The table function " + name + " is not known to read only.");
      }
    } else if (!functions.computes(name)) {
      if (functions.readsAsTable(name)) {
        throw GuardRule.FUNCTION_PLACE.at(token, name + " stands only where a table can.");
      }
      throw unknown(token, "The function " + name + " is not known to only compute.");
    }
  }

  private Refusal unknown(Token token, String message) {
    return GuardRule.UNKNOWN_FUNCTION.at(
        token.line(), token.column(), message, functions.nearest(token.text()));
  }

  private Refusal misplaced(int at, String message) {
    return GuardRule.FUNCTION_PLACE.at(tokens.get(at), message);
  }
}
