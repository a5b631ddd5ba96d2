package dev.querytool.guard;

import java.util.List;

/** Writes the operators of which drivers, or older forms of calls, make something else. */
final class PostgresSigns {

  private final StatementTokens statement;

  PostgresSigns(StatementTokens statement) {
    this.statement = statement;
  }

  /** Returns an operator in its canonical form. */
  Token written(int at) {
    Token token = statement.token(at);
    if (token.isSign(":=")) {
      return argument(at);
    }
    return token.text().indexOf('?') < 0 ? token : question(at);
  }

  /** Writes the older sign behind an argument's name as the newer one. */
  private Token argument(int at) {
    if (!PostgresTokens.namesArgument(statement, at)) {
      throw GuardRule.ASSIGNMENT.at(statement.token(at), "The statement assigns with := here.");
    }
    return statement.token(at).as(Token.Kind.OPERATOR, "=>", "=>");
  }

  /** Doubles the question mark of an operator between two values, as drivers ask for. */
  private Token question(int at) {
    Token token = statement.token(at);
    String operator = PostgresOperators.undoubled(token.text());
    if (!PostgresOperators.between(operator)
        || !PostgresOperands.endBefore(statement, at)
        || !startsOperand(at + 1)) {
      throw Refusal.at(
          token.line(),
          token.column(),
          GuardRule.PLACEHOLDER.id(),
          "The " + token.text() + " here would be taken for the place of a value.",
          "Write the value as a literal, or as :name where parameters are accepted; an operator"
              + " with a question mark stands between two values.",
          List.of());
    }
    String doubled = PostgresOperators.doubled(operator);
    return token.as(Token.Kind.OPERATOR, doubled, doubled);
  }

  private boolean startsOperand(int at) {
    if (at >= statement.size()) {
      return false;
    }
    Token token = statement.token(at);
    return switch (token.kind()) {
      case PUNCTUATION -> token.isSign("(");
      case OPERATOR -> PostgresOperators.before(token.text());
      case WORD ->
          !PostgresWords.reserved(statement.word(at))
              || PostgresWords.value(statement.word(at))
              || statement.word(at, "ARRAY")
              || statement.word(at, "CAST")
              || statement.word(at, "CASE");
      default -> true;
    };
  }
}
