package dev.querytool.guard;

import java.util.List;

/** Ends the inspection of a text with one violation; never leaves the package. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient GuardViolation violation;

  private Refusal(GuardViolation violation) {
    super(violation.message(), null, false, false);
    this.violation = violation;
  }

  static Refusal at(Token place, String rule, String message, String advice) {
    return at(place.line(), place.column(), rule, message, advice, List.of());
  }

  static Refusal at(
      int line, int column, String rule, String message, String advice, List<String> candidates) {
    return new Refusal(new GuardViolation(rule, line, column, message, advice, candidates));
  }

  static Refusal of(String rule, String message, String advice) {
    return at(0, 0, rule, message, advice, List.of());
  }

  GuardViolation violation() {
    return violation;
  }
}
