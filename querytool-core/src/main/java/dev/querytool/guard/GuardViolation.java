package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why a statement was refused.
 *
 * @param rule the stable id of the rule, such as {@code unknown-function}
 * @param line the line in the text as it was given, from 1; 0 if no single place is to blame
 * @param column the column in code points, from 1; 0 if no single place is to blame
 * @param message what is wrong
 * @param advice what to do instead
 * @param candidates the nearest known names, if a name was unknown
 */
public record GuardViolation(
    String rule, int line, int column, String message, String advice, List<String> candidates) {

  /** Copies the candidates. */
  public GuardViolation {
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
    requireNonNull(advice, "advice");
    candidates = List.copyOf(candidates);
  }
}
