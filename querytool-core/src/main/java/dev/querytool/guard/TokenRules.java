package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;

/**
 * The rules that are asked of the tokens alone, so that nothing hangs on the parser's tree.
 * Immutable, safe for many threads.
 */
final class TokenRules {

  private final FunctionList functions;

  private TokenRules(FunctionList functions) {
    this.functions = functions;
  }

  /** Returns the rules of a dialect, or refuses one that is not read yet. */
  static TokenRules of(Dialect dialect, FunctionList functions) {
    return switch (dialect) {
      case SQLITE -> new TokenRules(functions);
      case POSTGRES, MYSQL, MARIADB -> throw Syntax.unsupported(dialect);
    };
  }

  /** Refuses a text that breaks a rule. */
  void check(CanonicalText text) {
    List<Token> tokens = text.tokens();
    KeyWords words = KeyWords.of(tokens);
    StatementRules.check(tokens, words);
    Brackets brackets = Brackets.of(tokens);
    Chains.check(tokens, words);
    Places places = new Places(tokens, words, brackets);
    new SqliteNameRules(tokens, words, places, brackets, functions).check();
    new SqliteCallRules(tokens, words, places, brackets, functions).check();
  }
}
