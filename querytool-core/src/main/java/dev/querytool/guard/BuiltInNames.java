package dev.querytool.guard;

import dev.querytool.connection.Dialect;

/** The types and collations that an engine brings along and that run no code of others. */
interface BuiltInNames {

  /** Returns the names of a dialect, or refuses one that is not read yet. */
  static BuiltInNames of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> throw Syntax.unsupported(dialect);
      case SQLITE -> new SqliteBuiltInNames();
      case MYSQL, MARIADB -> throw Syntax.unsupported(dialect);
    };
  }

  /** Tells whether a type, written without its length, is one of them. */
  boolean isType(String bareType);

  /** Tells whether a collation, as it stands in the text, is one of them. */
  boolean isCollation(String written);
}
