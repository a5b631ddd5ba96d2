package dev.querytool.guard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the guard found: either the proof that a query only reads, or at least one violation. {@link
 * #toString} shows it to a person. Immutable.
 */
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

  /**
   * Shows the text that may be run with the tables it reads and the functions it calls, or each
   * violation on a line, with its place, advice and the nearest names.
   */
  @Override
  public String toString() {
    if (query != null) {
      return "accepted: "
          + query.sql()
          + list("reads", query.tables().stream().map(Inspection::path).toList())
          + list("calls", query.functions().stream().map(AllowedFunction::name).toList());
    }
    return violations.stream().map(Inspection::line).collect(Collectors.joining("\n"));
  }

  private static String path(TouchedTable table) {
    return table.schemaName().isEmpty()
        ? table.tableName()
        : table.schemaName() + "." + table.tableName();
  }

  private static String line(GuardViolation violation) {
    String place =
        violation.line() == 0
            ? ""
            : " at line " + violation.line() + ", column " + violation.column();
    return "refused by "
        + violation.rule()
        + place
        + ": "
        + violation.message()
        + " "
        + violation.advice()
        + list("nearest", violation.candidates());
  }

  private static String list(String title, List<String> names) {
    return names.isEmpty() ? "" : " [" + title + ": " + String.join(", ", names) + "]";
  }
}
