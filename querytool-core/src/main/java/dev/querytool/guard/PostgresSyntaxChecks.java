package dev.querytool.guard;

/** Refuses words and signs in places where the guard does not follow PostgreSQL's grammar. */
final class PostgresSyntaxChecks {

  private final StatementTokens statement;

  PostgresSyntaxChecks(StatementTokens statement) {
    this.statement = statement;
  }

  void check() {
    for (int at = 0; at < statement.size(); at++) {
      Token token = statement.token(at);
      if (token.kind() == Token.Kind.OPERATOR) {
        checkOperator(at);
      } else if (token.isSign("[")) {
        checkSquare(at);
      } else if (token.isSign(".") && !statement.name(at - 1) && !statement.sign(at + 1, "*")) {
        PostgresFields.requireField(statement, at);
      } else if (statement.word(at, "ONLY")) {
        checkOnly(at);
      } else if (statement.word(at, "TABLESAMPLE")) {
        checkSample(at);
      }
    }
  }

  private void checkOnly(int at) {
    boolean limits = statement.word(at - 1, "ROWS") || statement.word(at - 1, "ROW");
    if (!limits && !statement.places().table(at)) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at), "ONLY stands neither before a table nor behind ROWS here.");
    }
  }

  private void checkSample(int at) {
    if (!statement.word(at + 1, "SYSTEM") && !statement.word(at + 1, "BERNOULLI")) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at), "TABLESAMPLE stands before no method of PostgreSQL's own.");
    }
    PostgresSample.end(statement, at);
  }

  /** An opening square bracket stands behind ARRAY, a value, or within another. */
  private void checkSquare(int at) {
    int around = statement.brackets().around(at);
    boolean nested =
        around >= 0
            && statement.sign(around, "[")
            && (statement.sign(at - 1, "[") || statement.sign(at - 1, ","));
    boolean behind = statement.sign(at - 1, ")") || statement.sign(at - 1, "]");
    if (!nested && !behind && !statement.name(at - 1)) {
      throw GuardRule.TOKEN.at(statement.token(at), "No array starts with [ here.");
    }
  }

  private void checkOperator(int at) {
    Token token = statement.token(at);
    if (token.text().startsWith("`")) {
      throw Refusal.at(
          token,
          GuardRule.UNSUPPORTED_SYNTAX.id(),
          "Backticks quote nothing in PostgreSQL.",
          "Put a name in double quotes.");
    }
    String operator = PostgresOperators.undoubled(token.text());
    if (operator.equals("=>")) {
      requireArgument(at);
    } else if (!PostgresOperators.between(operator) && !PostgresOperators.before(operator)) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          token, "The operator " + token.text() + " is not read.");
    }
    int around = statement.brackets().around(at);
    boolean pair = new PostgresJson(statement).isComma(at);
    if (token.isSign(":") && !pair && (around < 0 || !statement.sign(around, "["))) {
      throw GuardRule.TOKEN.at(token, "A colon stands here without a name.");
    }
  }

  private void requireArgument(int at) {
    if (!PostgresTokens.namesArgument(statement, at)) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at), "=> stands behind the name of an argument in a call.");
    }
  }
}
