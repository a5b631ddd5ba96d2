package dev.querytool.natural;

import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.ReadOnlyQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of checking an answer.
 *
 * @param outcome what
 * @param sql the statement; empty if there is none
 * @param explanation what the model said; may be empty
 * @param proof the guard's proof of the statement; null if it gave none
 * @param violations why it gave none
 * @param complaint what to tell the model; empty if that would be of no use
 */
record Finding(
    TranslationOutcome outcome,
    String sql,
    String explanation,
    @Nullable ReadOnlyQuery proof,
    List<GuardViolation> violations,
    String complaint) {

  Finding {
    violations = List.copyOf(violations);
  }

  static Finding translated(String sql, String explanation, ReadOnlyQuery proof) {
    return new Finding(TranslationOutcome.TRANSLATED, sql, explanation, proof, List.of(), "");
  }

  static Finding abstained(String reason, String complaint) {
    return new Finding(TranslationOutcome.ABSTAINED, "", reason, null, List.of(), complaint);
  }

  static Finding refused(String sql, String explanation, List<GuardViolation> violations) {
    return new Finding(
        TranslationOutcome.REFUSED,
        sql,
        explanation,
        null,
        violations,
        Complaint.refused(violations));
  }

  boolean mayBeMended() {
    return !complaint.isEmpty();
  }
}
