package dev.querytool.guard;

import java.util.HashSet;
import java.util.Set;

/**
 * Takes the alias of USING, and its dot before the columns that were joined by, out of a text: by
 * their names alone they are the same columns, unless another query stands between.
 */
final class PostgresJoinAliases {

  private final StatementTokens statement;
  private final SparedText spared;

  PostgresJoinAliases(StatementTokens statement, SparedText spared) {
    this.statement = statement;
    this.spared = spared;
  }

  /** Takes out the alias of the USING that stands at an index, if it has one. */
  void spare(int using) {
    int close = statement.sign(using + 1, "(") ? statement.brackets().partner(using + 1) : -1;
    boolean aliased =
        close > 0 && statement.word(close + 1, "AS") && statement.name(close + 2) && isAlone();
    if (!aliased || !isRead(close + 2, joined(using + 1, close))) {
      return;
    }
    String alias = statement.token(close + 2).value();
    spared.hide(close + 1, close + 2);
    for (int at = 0; at < statement.size(); at++) {
      if (at != close + 2 && isCalled(at, alias)) {
        spared.hide(at, at + 1);
      }
    }
  }

  private Set<String> joined(int open, int close) {
    Set<String> names = new HashSet<>();
    for (int at = open + 1; at < close; at += 2) {
      names.add(statement.token(at).value());
    }
    return names;
  }

  /** Tells whether there is one query only. */
  private boolean isAlone() {
    int queries = 0;
    for (int at = 0; at < statement.size(); at++) {
      queries += statement.word(at, "SELECT") || statement.word(at, "TABLE") ? 1 : 0;
    }
    return queries == 1;
  }

  /** Tells whether an alias stands nowhere but before the columns that were joined by. */
  private boolean isRead(int alias, Set<String> joined) {
    String name = statement.token(alias).value();
    for (int at = 0; at < statement.size(); at++) {
      boolean column =
          statement.sign(at + 1, ".")
              && statement.name(at + 2)
              && joined.contains(statement.token(at + 2).value())
              && !statement.sign(at + 3, ".")
              && !statement.sign(at + 3, "(")
              && !statement.sign(at - 1, ".");
      if (at != alias && isCalled(at, name) && !column) {
        return false;
      }
    }
    return true;
  }

  private boolean isCalled(int at, String name) {
    return statement.name(at) && statement.token(at).value().equals(name);
  }
}
