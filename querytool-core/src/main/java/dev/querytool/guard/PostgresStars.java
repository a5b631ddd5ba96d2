package dev.querytool.guard;

import java.util.Set;

/**
 * Refuses what stands for all columns where SEARCH or CYCLE add some, unless it is certain whether
 * these are meant: they are in the very query that defines them, and in none within it.
 */
final class PostgresStars {

  private static final Set<String> SETS = Set.of("UNION", "INTERSECT", "EXCEPT");
  private static final Set<String> BEFORE = Set.of("SELECT", "ALL", "DISTINCT");

  private final StatementTokens statement;
  private final PostgresTraversals.Traversal traversal;
  private final int open;
  private final int level;

  private PostgresStars(StatementTokens statement, PostgresTraversals.Traversal traversal) {
    this.statement = statement;
    this.traversal = traversal;
    this.open = statement.brackets().partner(traversal.first() - 1);
    this.level = statement.brackets().around(traversal.name());
  }

  static void requireClear(StatementTokens statement, PostgresTraversals.Traversal traversal) {
    PostgresStars stars = new PostgresStars(statement, traversal);
    boolean within = stars.isReadWithin();
    for (int at = 0; at < statement.size(); at++) {
      boolean unclear =
          statement.word(at, "NATURAL")
              || (stars.isStar(at) && (within || statement.brackets().around(at) != stars.level));
      if (unclear && stars.isOutside(at)) {
        throw Refusal.at(
            statement.token(at),
            GuardRule.UNSUPPORTED_SYNTAX.id(),
            "Beside SEARCH and CYCLE it is not read which columns are all columns here.",
            "Name the columns.");
      }
    }
  }

  /** Tells whether other queries than the one that defines the table may read it. */
  private boolean isReadWithin() {
    String name = statement.token(traversal.name()).value();
    for (int at = 0; at < statement.size(); at++) {
      boolean here = statement.brackets().around(at) == level;
      boolean elsewhere =
          here ? SETS.contains(statement.word(at)) : statement.token(at).value().equals(name);
      if (elsewhere && isOutside(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOutside(int at) {
    return at < open || at >= traversal.first();
  }

  private boolean isStar(int at) {
    return statement.sign(at, "*")
        && (statement.sign(at - 1, ".")
            || statement.sign(at - 1, ",")
            || statement.sign(at - 1, ")")
            || BEFORE.contains(statement.word(at - 1)));
  }
}
