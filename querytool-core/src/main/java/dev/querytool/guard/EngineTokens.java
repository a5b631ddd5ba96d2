package dev.querytool.guard;

import dev.querytool.connection.Dialect;

/** What the rules about tokens need to know about one engine. */
interface EngineTokens {

  /** Returns what is known of a dialect. */
  static EngineTokens of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresTokens();
      case SQLITE -> new SqliteTokens();
      case MYSQL, MARIADB -> new MysqlTokens(MysqlWords.of(dialect));
    };
  }

  /** Tells whether a word before an opening bracket is grammar there, not the name of a call. */
  boolean isGrammar(StatementTokens statement, int at);

  /** Tells whether a word or name is part of a type where it stands. */
  default boolean isType(StatementTokens statement, int at) {
    return statement.places().type(at);
  }

  /** Tells whether an opening bracket starts a list of names for columns. */
  default boolean startsColumnNames(StatementTokens statement, int open) {
    return statement.places().columnList(open);
  }

  /** Tells whether a function may be called with the schema that is written before its name. */
  default boolean mayQualify(StatementTokens statement, int at) {
    return false;
  }

  /** Tells whether an IN parts the arguments of a function, as in position(a IN b). */
  default boolean partsArguments(StatementTokens statement, int in) {
    return false;
  }

  /** Tells whether a word that elsewhere stands for a write belongs to a call that computes. */
  default boolean computes(StatementTokens statement, int at) {
    return false;
  }

  /** Tells whether a text, as a value, may follow a word where that stands. */
  boolean takesText(StatementTokens statement, int word);

  /** Tells whether a word or quoted name is one of the engine's own, which are not read. */
  boolean isSystemName(StatementTokens statement, int at, FunctionList functions);

  /** Tells whether a closing bracket ends an operator that is written as a word. */
  default boolean endsOperator(StatementTokens statement, int close) {
    return false;
  }

  /** Tells whether a dot inside a quoted name is told from one between two names. */
  default boolean readsDots() {
    return false;
  }

  /** Asks what no other engine has to be asked. */
  void checkOthers(StatementTokens statement, FunctionList functions);
}
