package dev.querytool.guard;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.List;
import java.util.Map;

/**
 * Signals that the guard refused a statement; the details hold rule, line, column and candidates of
 * the first.
 */
public final class QueryRefusedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final transient List<GuardViolation> violations;

  QueryRefusedException(List<GuardViolation> violations) {
    super(ErrorCode.QUERY_REFUSED, message(violations.get(0)), details(violations.get(0)), null);
    this.violations = List.copyOf(violations);
  }

  /**
   * Returns the violations that were found: at least one, and usually just one, since the guard
   * stops at the first rule that does not hold.
   */
  public List<GuardViolation> violations() {
    return violations;
  }

  private static String message(GuardViolation first) {
    String place =
        first.line() == 0 ? "" : " (line " + first.line() + ", column " + first.column() + ")";
    return "refused by rule "
        + first.rule()
        + place
        + ": "
        + first.message()
        + " "
        + first.advice();
  }

  private static Map<String, Object> details(GuardViolation first) {
    return Map.of(
        "rule", first.rule(),
        "line", first.line(),
        "column", first.column(),
        "advice", first.advice(),
        "candidates", first.candidates());
  }
}
