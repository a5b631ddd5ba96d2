package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.guard.GuardViolation;
import java.time.Instant;
import java.util.List;

/**
 * A question with the statement that a person found to answer it.
 *
 * @param id counted up, never used twice
 * @param question as it was asked
 * @param sql what answers it; may hold {@code :name} parameters
 * @param valid whether the guard accepts the statement on the catalogue as it is now
 * @param createdAt when the question was first kept
 * @param verifiedAt when this statement was
 * @param verifiedBy the uid of who said so; empty if that account is gone
 * @param violations why it is not valid; empty if it is, or if it is in another dialect than that
 *     of the connection now
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
