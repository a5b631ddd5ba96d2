package dev.querytool.guard;

import dev.querytool.connection.Dialect;

/**
 * The rules that are asked of the tokens alone, so that nothing hangs on the parser's tree.
 * Immutable, safe for many threads.
 */
final class TokenRules {

  private final EngineTokens engine;
  private final FunctionList functions;

  private TokenRules(EngineTokens engine, FunctionList functions) {
    this.engine = engine;
    this.functions = functions;
  }

  /** Returns the rules of a dialect. */
  static TokenRules of(Dialect dialect, FunctionList functions) {
    return new TokenRules(EngineTokens.of(dialect), functions);
  }

  /** Refuses a text that breaks a rule. */
  void check(CanonicalText text, HostCalls host) {
    StatementTokens statement = text.statement();
    StatementRules.check(statement, engine);
    Chains.check(text.tokens());
    new NamePlaceRules(statement, engine, functions).check();
    new CallRules(statement, engine, functions, host).check();
    engine.checkOthers(statement, functions);
  }
}
