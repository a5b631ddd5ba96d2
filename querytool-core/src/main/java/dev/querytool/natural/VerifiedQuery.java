package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.guard.GuardViolation;
import java.time.Instant;
import java.util.List;

/**
 * A question with the statement that a person has verified to answer it.
 *
 * @param id its id, increasing and never reused
 * @param question as it was asked
 * @param sql the statement; may contain {@code :name} parameters
 * @param valid whether the guard accepts the statement with the current catalogue
 * @param createdAt when the question was first added
 * @param verifiedAt when this statement was verified
 * @param verifiedBy the uid of who verified it; empty if that account was deleted
 * @param violations why it is not valid; empty if it is, or if it is in another dialect than the
 *     connection's present one
 */
public record VerifiedQuery(
    long id,
    String question,
    String sql,
    boolean valid,
    Instant createdAt,
    Instant verifiedAt,
    String verifiedBy,
    List<GuardViolation> violations) {

  /** Checks that nothing is missing. */
  public VerifiedQuery {
    requireNonNull(question, "question");
    requireNonNull(sql, "sql");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(verifiedAt, "verifiedAt");
    requireNonNull(verifiedBy, "verifiedBy");
    violations = List.copyOf(violations);
  }
}
