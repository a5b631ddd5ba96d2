package dev.querytool.guard;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;

/** Prints how long reading a text and asking the token rules takes; run as a program. */
final class TextStepsTiming {

  private static final List<String> TYPICAL =
      List.of(
          "SELECT c.name, count(*) AS orders, sum(o.total) AS revenue FROM customers AS c JOIN orders"
              + " AS o ON o.customer_id = c.id WHERE o.created_at >= '2024-01-01' AND c.region IN"
              + " ('EU', 'US') GROUP BY c.name ORDER BY revenue DESC LIMIT 10",
          "WITH t AS (SELECT year, max(score) AS best FROM games WHERE kind = 'A' GROUP BY year)"
              + " SELECT g.year, g.player FROM games g JOIN t ON g.year = t.year AND g.score = t.best"
              + " -- the winners\n ORDER BY g.year");

  private TextStepsTiming() {}

  public static void main(String[] args) {
    Steps steps = Steps.with(Set.of());
    for (int round = 0; round < 5; round++) {
      long start = cpu();
      int runs = 50_000;
      for (int run = 0; run < runs; run++) {
        steps.accept(TYPICAL.get(run % TYPICAL.size()));
      }
      print("typical, " + TYPICAL.get(0).length() + " characters", start, runs);
    }
    for (String unit :
        List.of(
            "a, ",
            "'x\\''y', ",
            "(",
            "((a)), ",
            "[",
            "\"\" ",
            "/*",
            "--\n",
            "/**/",
            "x IN (1), ",
            ":a ",
            "a.b,",
            "CASE WHEN ",
            "a b AS int, ",
            "名（",
            "a IS b, ",
            "1_0, ",
            "f(",
            "a FROM t, ",
            "WITH a(b) AS (SELECT 1), ",
            "count (a), ",
            "'",
            "''")) {
      long smaller = time(steps, unit, 50_000);
      long larger = time(steps, unit, 100_000);
      System.out.printf(
          "%-28s 50,000: %6d us   100,000: %6d us   %s%n",
          unit.strip(), smaller, larger, steps.ruleFor(text(unit, 100_000)));
    }
  }

  private static String text(String unit, int length) {
    return ("SELECT " + unit.repeat(length / unit.length())).substring(0, length - 10) + "1";
  }

  private static long time(Steps steps, String unit, int length) {
    String text = text(unit, length);
    steps.ruleFor(text);
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long start = cpu();
      steps.ruleFor(text);
      best = Math.min(best, cpu() - start);
    }
    return best / 1_000;
  }

  /** Returns the processor time of this thread in nanoseconds; other work does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String what, long start, int runs) {
    System.out.printf("%s: %.1f us%n", what, (cpu() - start) / 1_000.0 / runs);
  }
}
