package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.Set;

/** The guard's steps on text and tokens, one behind the other. */
record Steps(Canonicalizer canonicalizer, TokenRules rules, boolean namedParameters) {

  static final Bounds BOUNDS = new Bounds(Bounds.GREATEST_LENGTH);

  static Steps with(Set<String> hostFunctions) {
    return of(Dialect.SQLITE, hostFunctions);
  }

  static Steps of(Dialect dialect, Set<String> hostFunctions) {
    return new Steps(
        Canonicalizer.of(dialect),
        TokenRules.of(dialect, FunctionList.of(dialect, hostFunctions)),
        false);
  }

  Steps withNamedParameters() {
    return new Steps(canonicalizer, rules, true);
  }

  CanonicalText accept(String sql) {
    CanonicalText text = canonical(sql);
    rules.check(text, HostCalls.of(HostFunctions.none(), null));
    return text;
  }

  CanonicalText canonical(String sql) {
    BOUNDS.check(sql);
    return canonicalizer.canonical(sql, namedParameters);
  }

  /** Returns the id of the rule that refuses a text; empty if none does. */
  String ruleFor(String sql) {
    try {
      accept(sql);
      return "";
    } catch (Refusal refusal) {
      return refusal.violation().rule();
    }
  }
}
