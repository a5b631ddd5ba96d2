package dev.querytool.examples.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What evaluations come to together. */
final class Summary {

  private final List<Evaluation> evaluations;
  private final List<Long> times;

  /** Sums up; at least one. */
  Summary(List<Evaluation> evaluations) {
    this.evaluations = List.copyOf(evaluations);
    this.times = evaluations.stream().map(Evaluation::ms).sorted().toList();
  }

  int questions() {
    return evaluations.size();
  }

  long count(Outcome outcome) {
    return evaluations.stream().filter(each -> each.outcome() == outcome).count();
  }

  /** Returns the part of all questions whose rows were right, from 0 to 1. */
  double accuracy() {
    return (double) count(Outcome.EQUAL) / questions();
  }

  /** Counts the questions of an outcome by rule. */
  Map<String, Long> rules(Outcome outcome) {
    Map<String, Long> rules = new TreeMap<>();
    evaluations.stream()
        .filter(each -> each.outcome() == outcome)
        .forEach(each -> rules.merge(each.rule(), 1L, Long::sum));
    return rules;
  }

  long repairs() {
    return sum(Evaluation::repairs);
  }

  /** Counts the questions that were right after the model had been told what was wrong. */
  long mended() {
    return evaluations.stream()
        .filter(each -> each.outcome() == Outcome.EQUAL && each.repairs() > 0)
        .count();
  }

  long inputTokens() {
    return sum(each -> each.usage().input());
  }

  long outputTokens() {
    return sum(each -> each.usage().output());
  }

  /** Returns the time that the given percentage of the questions did not exceed. */
  long ms(int percentage) {
    int rank = Math.max((times.size() * percentage + 99) / 100, 1);
    return times.get(rank - 1);
  }

  private long sum(ToLongFunction<Evaluation> figure) {
    return evaluations.stream().mapToLong(figure).sum();
  }
}
