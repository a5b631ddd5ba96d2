package dev.querytool.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;

/** The figures of a run, a line for each benchmark and engine. */
final class ResultTable {

  private static final List<String> SIDES = List.of("ours", "floor", "autocommit", "barrier");

  private final Map<List<String>, Map<String, Result<?>>> lines = new LinkedHashMap<>();

  private ResultTable() {}

  static ResultTable of(Collection<RunResult> results) {
    ResultTable table = new ResultTable();
    results.forEach(table::add);
    return table;
  }

  private void add(RunResult result) {
    BenchmarkParams parameters = result.getParams();
    String method = parameters.getBenchmark();
    int dot = method.lastIndexOf('.');
    String type = method.substring(method.lastIndexOf('.', dot - 1) + 1, dot);
    String engine =
        parameters.getParamsKeys().contains("engine") ? parameters.getParam("engine") : "";
    lines
        .computeIfAbsent(List.of(type, engine), key -> new LinkedHashMap<>())
        .put(method.substring(dot + 1), result.getPrimaryResult());
  }

  /**
   * Shows the time of one operation with half the width of its 99.9 % confidence interval; the
   * median where calls were measured one by one.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        line("benchmark", "engine", "ours", "floor", "autocommit", "barrier", "ours / floor"));
    lines.forEach(
        (key, sides) ->
            text.append(
                line(
                    words(key.get(0)),
                    key.get(1),
                    score(sides.get(SIDES.get(0))),
                    score(sides.get(SIDES.get(1))),
                    score(sides.get(SIDES.get(2))),
                    score(sides.get(SIDES.get(3))),
                    ratio(sides))));
    return text.toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-17s %-9s %-23s %-23s %-23s %-23s %s%n", cells);
  }

  private static String score(@Nullable Result<?> result) {
    if (result == null) {
      return "-";
    }
    return String.format(
        Locale.ROOT, "%,.1f%s %s", time(result), exactness(result), result.getScoreUnit());
  }

  private static String exactness(Result<?> result) {
    if (isMedian(result)) {
      return " (median)";
    }
    return Double.isNaN(result.getScoreError())
        ? ""
        : String.format(Locale.ROOT, " ± %,.1f", result.getScoreError());
  }

  private static double time(Result<?> result) {
    return isMedian(result) ? result.getStatistics().getPercentile(50) : result.getScore();
  }

  private static boolean isMedian(Result<?> result) {
    return result instanceof SampleTimeResult;
  }

  private static String ratio(Map<String, Result<?>> sides) {
    Result<?> ours = sides.get(SIDES.get(0));
    Result<?> floor = sides.get(SIDES.get(1));
    return ours == null || floor == null
        ? "-"
        : String.format(Locale.ROOT, "%.2f", time(ours) / time(floor));
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
