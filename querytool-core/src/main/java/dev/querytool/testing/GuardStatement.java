package dev.querytool.testing;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;

/**
 * A statement of the conformance kit, with the verdict it deserves.
 *
 * @param id its id, such as {@code postgres-17}; unique and stable
 * @param dialect the dialect it is written in
 * @param sql its text
 * @param verdict what a guard must decide
 * @param rule the id of the rule by which querytool's guard refuses it; empty if it is a read
 * @param why the kind of read, or what the statement does that a read must not: a few words, shared
 *     by all statements of that kind
 */
public record GuardStatement(
    String id, Dialect dialect, String sql, Verdict verdict, String rule, String why) {

  /** What a guard must decide about a statement. */
  public enum Verdict {
    /** It only reads: accept it. */
    READ,
    /** It does more than read, or cannot be distinguished from what does: refuse it. */
    REFUSE
  }

  /** Checks that nothing is missing. */
  public GuardStatement {
    requireNonNull(id, "id");
    requireNonNull(dialect, "dialect");
    requireNonNull(sql, "sql");
    requireNonNull(verdict, "verdict");
    requireNonNull(rule, "rule");
    requireNonNull(why, "why");
  }
}
