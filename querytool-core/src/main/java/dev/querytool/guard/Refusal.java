package dev.querytool.guard;

import java.util.List;

/** Ends the inspection of a text with what is wrong with it; never leaves the package. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<GuardViolation> violations;

  /** Creates a refusal for one reason or more. */
  Refusal(List<GuardViolation> violations) {
    super(violations.get(0).message(), null, false, false);
    this.violations = List.copyOf(violations);
  }

  static Refusal at(Token place, String rule, String message, String advice) {
    return at(place.line(), place.column(), rule, message, advice, List.of());
  }

  static Refusal at(
      int line, int column, String rule, String message, String advice, List<String> candidates) {
    return new Refusal(
        List.of(new GuardViolation(rule, line, column, message, advice, candidates)));
  }

  static Refusal of(String rule, String message, String advice) {
    return at(0, 0, rule, message, advice, List.of());
  }

  /** Returns the first reason. */
  GuardViolation violation() {
    return violations.get(0);
  }

  List<GuardViolation> violations() {
    return violations;
  }
}
