package dev.querytool.guard;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.List;
import java.util.Map;

/**
 * Signals that the guard refused a statement; the details contain rule, line, column and candidates
 * of the first violation.
 */
public final class QueryRefusedException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final transient List<GuardViolation> violations;

  QueryRefusedException(List<GuardViolation> violations) {
    super(ErrorCode.QUERY_REFUSED, message(violations), details(violations.get(0)), null);
    this.violations = List.copyOf(violations);
  }

  /**
   * Returns the violations that were found, at least one, in the order of the text. Unknown names
   * are all reported at once; any other violation ends the inspection.
   */
  public List<GuardViolation> violations() {
    return violations;
  }

  private static String message(List<GuardViolation> violations) {
    GuardViolation first = violations.get(0);
    StringBuilder message = new StringBuilder("refused by rule " + first.rule());
    if (first.line() > 0) {
      message.append(" (").append(place(first)).append(')');
    }
    message.append(": ").append(first.message()).append(' ').append(first.advice());
    message.append(nearest(first));
    for (GuardViolation other : violations.subList(1, violations.size())) {
      message.append(" Also at ").append(place(other)).append(": ").append(other.message());
      message.append(nearest(other));
    }
    return message.toString();
  }

  private static String place(GuardViolation violation) {
    return "line " + violation.line() + ", column " + violation.column();
  }

  private static String nearest(GuardViolation violation) {
    return violation.candidates().isEmpty()
        ? ""
        : " Nearest: " + String.join(", ", violation.candidates()) + ".";
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
