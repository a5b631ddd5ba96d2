package dev.querytool.guard;

/** Decides what may stand before an opening bracket. */
final class CallRules {

  private final StatementTokens statement;
  private final EngineTokens engine;
  private final FunctionList functions;
  private final HostCalls host;

  CallRules(
      StatementTokens statement, EngineTokens engine, FunctionList functions, HostCalls host) {
    this.statement = statement;
    this.engine = engine;
    this.functions = functions;
    this.host = host;
  }

  void check() {
    for (int at = 1; at < statement.size(); at++) {
      if (statement.sign(at, "(")) {
        checkBefore(at);
      }
    }
  }

  private void checkBefore(int open) {
    Token before = statement.token(open - 1);
    switch (before.kind()) {
      case OPERATOR -> {}
      case PUNCTUATION -> {
        boolean opens = before.isSign("(") || before.isSign(",") || before.isSign("[");
        if (!opens && !endsCommonTable(open - 1)) {
          throw misplaced(open, "A bracket follows " + before.text() + " here.");
        }
      }
      case WORD -> checkWord(open);
      case QUOTED_NAME -> {
        if (!engine.startsColumnNames(statement, open)) {
          throw GuardRule.QUOTED_FUNCTION.at(
              before, "The quoted name " + before.text() + " is called as a function.");
        }
      }
      default -> throw misplaced(open, "A bracket follows the value " + before.text() + " here.");
    }
  }

  /** Tells whether a bracket closes the last query of WITH, so that the next may be a query's. */
  private boolean endsCommonTable(int close) {
    if (!statement.sign(close, ")") || !startsQuery(close + 2)) {
      return false;
    }
    int before = statement.brackets().partner(close) - 1;
    return statement.word(before, "AS") || statement.word(before, "MATERIALIZED");
  }

  private boolean startsQuery(int at) {
    return statement.word(at, "SELECT")
        || statement.word(at, "WITH")
        || statement.word(at, "VALUES")
        || statement.sign(at, "(");
  }

  private void checkWord(int open) {
    int at = open - 1;
    if (statement.sign(at - 1, ".")) {
      checkQualified(at);
    } else if (!engine.isGrammar(statement, at) && !engine.startsColumnNames(statement, open)) {
      checkTypeOrCall(open);
    }
  }

  private void checkQualified(int at) {
    String schema = statement.token(at - 2).value();
    if (host.has(schema, statement.token(at).value()) && !statement.sign(at - 3, ".")) {
      checkHost(schema, statement.token(at));
      return;
    }
    if (!engine.mayQualify(statement, at)) {
      throw GuardRule.QUALIFIED_FUNCTION.at(
          statement.token(at),
          "The function " + statement.token(at).text() + " is called with a schema.");
    }
    checkCall(at);
  }

  private void checkHost(String schema, Token name) {
    String refusal = host.refusal(schema, name.value());
    if (!refusal.isEmpty()) {
      throw GuardRule.UNKNOWN_FUNCTION.at(name, refusal);
    }
  }

  private void checkTypeOrCall(int open) {
    if (engine.isType(statement, open - 1)) {
      checkTypeSize(open);
    } else {
      checkCall(open - 1);
    }
  }

  private void checkTypeSize(int open) {
    for (int at = open + 1; at < statement.brackets().partner(open); at++) {
      if (statement.token(at).kind() != Token.Kind.NUMBER && !statement.sign(at, ",")) {
        throw misplaced(open, "The size of a type is not a number here.");
      }
    }
  }

  private void checkCall(int at) {
    Token token = statement.token(at);
    String name = token.text();
    if (functions.find(name).isEmpty() && host.has("", token.value())) {
      checkHost("", token);
    }
    if (statement.places().table(at)) {
      if (!functions.readsAsTable(name)) {
        throw functions.unknown(
            token, "The table function " + name + " is not known to read only.");
      }
    } else if (!functions.computes(name)) {
      if (functions.readsAsTable(name)) {
        throw GuardRule.FUNCTION_PLACE.at(token, name + " stands only where a table can.");
      }
      throw functions.unknown(token, "The function " + name + " is not known to only compute.");
    }
  }

  private Refusal misplaced(int at, String message) {
    return GuardRule.FUNCTION_PLACE.at(statement.token(at), message);
  }
}
