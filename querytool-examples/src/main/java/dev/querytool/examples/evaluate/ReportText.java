package dev.querytool.examples.evaluate;

import dev.querytool.examples.text.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints evaluations for people: what went wrong, and the figures. */
final class ReportText {

  private final PrintWriter out;

  ReportText(PrintWriter out) {
    this.out = out;
  }

  void print(List<Evaluation> evaluations) {
    printWrong(evaluations);
    Summary summary = new Summary(evaluations);
    TextTable table = new TextTable(List.of("measure", "value"));
    row(table, "questions", summary.questions());
    for (Outcome outcome : Outcome.values()) {
      row(table, outcome.word(), summary.count(outcome));
    }
    table.add(
        List.of(
            "execution accuracy", String.format(Locale.ROOT, "%.1f %%", 100 * summary.accuracy())));
    rules(table, "refused by ", summary.rules(Outcome.REFUSED));
    rules(table, "failed by ", summary.rules(Outcome.FAILED));
    row(table, "repair rounds", summary.repairs());
    row(table, "right after a repair", summary.mended());
    row(table, "milliseconds, median", summary.ms(50));
    row(table, "milliseconds, 95 %", summary.ms(95));
    row(table, "tokens in", summary.inputTokens());
    row(table, "tokens out", summary.outputTokens());
    table.print(out);
    out.flush();
  }

  private void printWrong(List<Evaluation> evaluations) {
    TextTable table = new TextTable(List.of("id", "outcome", "rule", "sql"));
    List<Evaluation> wrong =
        evaluations.stream().filter(each -> each.outcome() != Outcome.EQUAL).toList();
    wrong.forEach(
        each -> table.add(List.of(each.id(), each.outcome().word(), each.rule(), each.sql())));
    if (!wrong.isEmpty()) {
      table.print(out);
      out.println();
    }
  }

  private static void rules(TextTable table, String prefix, Map<String, Long> rules) {
    rules.forEach((rule, count) -> row(table, prefix + rule, count));
  }

  private static void row(TextTable table, String name, long value) {
    table.add(List.of(name, Long.toString(value)));
  }
}
