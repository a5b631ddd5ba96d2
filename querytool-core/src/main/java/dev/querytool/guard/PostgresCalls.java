package dev.querytool.guard;

import java.util.Set;

/** Finds the calls of built-in functions among a statement's tokens. */
final class PostgresCalls {

  /** Functions whose arguments key words may part, by which the grammar knows them. */
  private static final Set<String> PARTED = Set.of("overlay", "substring");

  private static final Set<String> PARTS = Set.of("FROM", "FOR", "PLACING", "SIMILAR");

  private final StatementTokens statement;
  private final Set<String> builtIns;

  PostgresCalls(StatementTokens statement, Set<String> builtIns) {
    this.statement = statement;
    this.builtIns = builtIns;
  }

  /** Tells whether a function is called by its name alone, which another schema's could take. */
  boolean plain(int at) {
    return statement.sign(at + 1, "(")
        && statement.token(at).kind() == Token.Kind.WORD
        && builtIns.contains(statement.token(at).value())
        && !statement.sign(at - 1, ".")
        && !startsColumnNames(at + 1)
        && !isType(at)
        && !isParted(at);
  }

  boolean startsColumnNames(int open) {
    return statement.places().columnList(open) || statement.places().aliasColumns(open);
  }

  boolean isType(int at) {
    return statement.sign(at - 1, "::") || statement.places().type(at);
  }

  /** Tells whether the grammar makes more of a call than a call: unnest of several arrays, too. */
  private boolean isParted(int at) {
    String name = statement.token(at).value();
    boolean unnest = name.equals("unnest") && statement.places().table(at);
    if (!unnest && !PARTED.contains(name)) {
      return false;
    }
    int open = at + 1;
    for (int i = open + 1; i < statement.brackets().partner(open); i++) {
      boolean parts = unnest ? statement.sign(i, ",") : PARTS.contains(statement.word(i));
      if (parts && statement.brackets().around(i) == open) {
        return true;
      }
    }
    return false;
  }
}
