package dev.querytool.catalog;

import dev.querytool.connection.Dialect;

/** Whether an engine distinguishes names that differ only in case. */
public enum NameCase {
  /** {@code Orders} and {@code orders} are two names. */
  EXACT {
    @Override
    String key(String name) {
      return name;
    }
  },
  /** A to Z are equal to a to z; all other letters are compared exactly. */
  IGNORED {
    @Override
    String key(String name) {
      return AsciiCase.fold(name);
    }
  };

  /** Returns a name in the form in which it is compared. */
  abstract String key(String name);

  /** Returns how tables and schemas are compared, as far as it is known without asking a server. */
  static NameCase ofTables(Dialect dialect) {
    return dialect == Dialect.SQLITE ? IGNORED : EXACT;
  }

  /** Returns how the columns of one table are compared. */
  static NameCase ofFields(Dialect dialect) {
    return dialect == Dialect.POSTGRES ? EXACT : IGNORED;
  }
}
