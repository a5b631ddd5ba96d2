package dev.querytool.query;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan exceeds a limit. The only place where figures of a refused plan become words, so that
 * they can be kept from a caller who must not have them.
 *
 * @param measure what was limited
 * @param expected the estimate, or null if there is none
 * @param limit the limit
 */
record CostExcess(Measure measure, @Nullable Double expected, double limit) {

  /** What can be limited. */
  enum Measure {
    ROWS("rows in one step"),
    COST("units of cost");

    private final String words;

    Measure(String words) {
      this.words = words;
    }
  }

  String message(String task) {
    if (expected == null) {
      return task
          + " was not run: its database gives no estimate of the "
          + measure.words
          + " to compare with the limit of "
          + number(limit)
          + "; allow it with CostLimit.passUnknown(), or set no limit";
    }
    return task
        + " was not run: its plan expects "
        + number(expected)
        + " "
        + measure.words
        + ", "
        + number(limit)
        + " are allowed; ask for less, or raise costLimit(…)";
  }

  Map<String, Object> details() {
    String name = measure == Measure.ROWS ? "Rows" : "Cost";
    return expected == null
        ? Map.of("limit" + name, value(limit))
        : Map.of("expected" + name, value(expected), "limit" + name, value(limit));
  }

  private Number value(double number) {
    return measure == Measure.ROWS ? (Number) Math.round(number) : (Number) number;
  }

  private String number(double number) {
    return measure == Measure.ROWS
        ? new BigDecimal(Math.round(number)).toPlainString()
        : PlanNumber.text(number);
  }
}
