package dev.querytool.guard;

import dev.querytool.connection.Dialect;

/** The types and collations that an engine brings along and that run no code of others. */
interface BuiltInNames {

  /** Returns the names of a dialect. */
  static BuiltInNames of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresBuiltInNames();
      case SQLITE -> new SqliteBuiltInNames();
      case MYSQL, MARIADB -> new MysqlBuiltInNames(MysqlWords.of(dialect));
    };
  }

  /** Tells whether a type, written without its length, is one of them. */
  boolean isType(String bareType);

  /** Tells whether a collation, as it stands in the text, is one of them. */
  boolean isCollation(String written);

  /** Tells whether a word, given in upper case, is never a name unless it is quoted. */
  default boolean isReserved(String word) {
    return false;
  }

  /** Tells whether a reserved word, given in upper case, is a value that reads like a column. */
  default boolean isValue(String word) {
    return false;
  }

  /** Tells whether a word, given in upper case, may be grammar and so in no node as a name. */
  default boolean isGrammar(String word) {
    return false;
  }
}
