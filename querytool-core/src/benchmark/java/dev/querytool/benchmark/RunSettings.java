package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param engines on which engines
 * @param brief whether a glance is enough: fewer rows, one short measurement
 * @param warmUp for how many seconds to warm up; a glance takes less
 * @param only what the names of the benchmarks must contain; empty for all
 * @param profiler a profiler of JMH's, such as {@code gc} or {@code jfr}
 */
record RunSettings(
    List<Dialect> engines, boolean brief, int warmUp, String only, @Nullable String profiler) {

  private static final int WARM_UP = 12;
  private static final int ROWS = 1_000_000;
  private static final int ROWS_IN_BRIEF = 150_000;

  /** Reads the command line. */
  static RunSettings of(String... arguments) {
    List<Dialect> engines = new ArrayList<>();
    boolean brief = false;
    int warmUp = WARM_UP;
    String only = "";
    String profiler = null;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--engines" -> engines.addAll(dialects(value(arguments, ++i)));
        case "--short" -> brief = true;
        case "--warm-up" -> warmUp = Integer.parseInt(value(arguments, ++i));
        case "--only" -> only = value(arguments, ++i);
        case "--profiler" -> profiler = value(arguments, ++i);
        default -> throw unknown(arguments[i]);
      }
    }
    return new RunSettings(engines.isEmpty() ? all() : engines, brief, warmUp, only, profiler);
  }

  /** Returns how many rows the sample table has. */
  int rows() {
    return brief ? ROWS_IN_BRIEF : ROWS;
  }

  private static List<Dialect> all() {
    return Stream.concat(Stream.of(Dialect.SQLITE), Engines.all().map(server -> server.dialect()))
        .toList();
  }

  private static List<Dialect> dialects(String names) {
    return Arrays.stream(names.split(","))
        .map(name -> Dialect.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static String value(String[] arguments, int index) {
    if (index == arguments.length) {
      throw unknown(arguments[index - 1]);
    }
    return arguments[index];
  }

  private static IllegalArgumentException unknown(String argument) {
    return new IllegalArgumentException(
        argument
            + ": the options are --engines sqlite,postgres,mariadb,mysql  --short  --only NAME"
            + "  --warm-up SECONDS  --profiler NAME");
  }
}
