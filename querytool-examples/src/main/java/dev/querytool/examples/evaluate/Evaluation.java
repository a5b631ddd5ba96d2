package dev.querytool.examples.evaluate;

import dev.querytool.natural.TokenUsage;
import dev.querytool.natural.Translation;
import java.time.Duration;

/**
 * How one question was answered.
 *
 * @param id the question's
 * @param outcome what became of it
 * @param rule the guard's rule or the kind of failure; empty if neither
 * @param sql what the model wrote; empty if nothing
 * @param ms how long the translation took, without running it
 * @param usage the tokens it took
 * @param repairs how often the model was told what is wrong
 */
record Evaluation(
    String id, Outcome outcome, String rule, String sql, long ms, TokenUsage usage, int repairs) {

  /** Says what became of a question that the model answered. */
  static Evaluation of(
      GoldQuestion question, Translation asked, Duration spent, Outcome outcome, String rule) {
    return new Evaluation(
        question.id(),
        outcome,
        rule,
        asked.generatedSql().orElse(""),
        spent.toMillis(),
        asked.usage(),
        Math.max(asked.attempts() - 1, 0));
  }

  /** Says that no answer came. */
  static Evaluation unanswered(GoldQuestion question, String rule, Duration spent) {
    return new Evaluation(
        question.id(), Outcome.FAILED, rule, "", spent.toMillis(), TokenUsage.NONE, 0);
  }
}
