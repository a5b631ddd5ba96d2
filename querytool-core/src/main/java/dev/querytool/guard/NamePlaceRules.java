package dev.querytool.guard;

import java.util.List;

/** Decides where names and texts may stand, and refuses names that are never read. */
final class NamePlaceRules {

  private final StatementTokens statement;
  private final EngineTokens engine;
  private final FunctionList functions;

  NamePlaceRules(StatementTokens statement, EngineTokens engine, FunctionList functions) {
    this.statement = statement;
    this.engine = engine;
    this.functions = functions;
  }

  void check() {
    for (int at = 0; at < statement.size(); at++) {
      Token token = statement.token(at);
      switch (token.kind()) {
        case STRING -> checkText(at);
        case QUOTED_NAME -> {
          checkSystem(at);
          checkDot(at);
        }
        case WORD -> {
          checkSystem(at);
          if (statement.word(at, "IN")
              && !statement.sign(at + 1, "(")
              && !engine.partsArguments(statement, at)) {
            throw GuardRule.IN_TABLE.at(token, "IN is not followed by a bracket here.");
          }
        }
        default -> {}
      }
    }
  }

  private void checkText(int at) {
    Token token = statement.token(at);
    if (at == 0
        || statement.places().table(at)
        || statement.sign(at + 1, ".")
        || !valueBehind(at - 1)) {
      throw GuardRule.STRING_AS_NAME.at(
          token, "The text " + token.text() + " stands where only a name can.");
    }
  }

  private boolean valueBehind(int before) {
    Token token = statement.token(before);
    return switch (token.kind()) {
      case OPERATOR -> true;
      case PUNCTUATION ->
          token.isSign("[")
              || engine.endsOperator(statement, before)
              || (token.isSign("(") && valuesIn(before))
              || (token.isSign(",") && valuesIn(around(before)));
      case WORD -> engine.takesText(statement, before) || comparison(before);
      default -> false;
    };
  }

  /** Tells whether an opening bracket holds values, not the names of USING or WITH. */
  private boolean valuesIn(int open) {
    return open <= 0
        || !(statement.word(open - 1, "USING") || engine.startsColumnNames(statement, open));
  }

  private int around(int at) {
    int open = statement.brackets().around(at);
    return open >= 0 && !statement.sign(open, "(") ? -1 : open;
  }

  private boolean comparison(int at) {
    return statement.word(at, "FROM") && statement.word(at - 1, "DISTINCT");
  }

  private void checkSystem(int at) {
    if (engine.isSystemName(statement, at, functions)) {
      Token token = statement.token(at);
      throw functions.refusal(
          GuardRule.SYSTEM_TABLE,
          token,
          token.value() + " belongs to the engine itself; its tables are not read.",
          List.of());
    }
  }

  /** The parser takes a dot inside a quoted name for one between two names. */
  private void checkDot(int at) {
    Token token = statement.token(at);
    if (!engine.readsDots()
        && token.value().indexOf('.') >= 0
        && (statement.places().table(at) || statement.sign(at + 1, "."))) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          token, "The name " + token.text() + " of a table holds a dot.");
    }
  }
}
