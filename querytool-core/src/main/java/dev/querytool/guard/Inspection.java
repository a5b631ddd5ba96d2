package dev.querytool.guard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the guard found: either a query that only reads, or at least one violation. Immutable. */
public final class Inspection {

  private final @Nullable ReadOnlyQuery query;
  private final List<GuardViolation> violations;

  private Inspection(@Nullable ReadOnlyQuery query, List<GuardViolation> violations) {
    this.query = query;
    this.violations = List.copyOf(violations);
  }

  static Inspection accepting(ReadOnlyQuery query) {
    return new Inspection(query, List.of());
  }

  static Inspection refusing(List<GuardViolation> violations) {
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a violation");
    }
    return new Inspection(null, violations);
  }

  /** Tells whether the statement only reads. */
  public boolean accepted() {
    return query != null;
  }

  /** Returns the proof, if the statement was accepted. */
  public Optional<ReadOnlyQuery> query() {
    return Optional.ofNullable(query);
  }

  /** Returns why the statement was refused; empty if it was accepted. */
  public List<GuardViolation> violations() {
    return violations;
  }

  /**
   * Returns the proof.
   *
   * @throws QueryRefusedException if the statement was refused
   */
  public ReadOnlyQuery orThrow() {
    if (query == null) {
      throw new QueryRefusedException(violations);
    }
    return query;
  }
}
