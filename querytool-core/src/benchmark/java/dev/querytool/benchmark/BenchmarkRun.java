package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures every benchmark on every engine that can be had, and prints one table at the end.
 *
 * <pre>{@code
 * mvn -q -Pbenchmark -pl querytool-core test
 * mvn -q -Pbenchmark -pl querytool-core test -Dbenchmark="--engines sqlite,postgres --short"
 * }</pre>
 *
 * <p>The options are {@code --engines}, {@code --short}, {@code --only} with a part of a
 * benchmark's name, {@code --warm-up} with seconds, 12 if not given, and {@code --profiler} with
 * one of JMH's. Servers are found as the tests find them. On two processors the guard's code is
 * compiled for some 40 s while it is measured: give it so many.
 */
public final class BenchmarkRun {

  private BenchmarkRun() {}

  /** Measures as the options say. */
  public static void main(String[] arguments) throws IOException, RunnerException, SQLException {
    Logging.warningsOnly();
    RunSettings settings = RunSettings.of(arguments);
    Path folder = Files.createTempDirectory("querytool-benchmark");
    List<SampleDatabase> databases = new ArrayList<>();
    try {
      for (Dialect dialect : needed(settings)) {
        databases.add(SampleDatabase.create(dialect, settings.rows(), folder));
      }
      Collection<RunResult> results = new Runner(options(settings, databases).build()).run();
      System.out.println(heading(settings, databases));
      System.out.println(ResultTable.of(results));
    } finally {
      databases.forEach(SampleDatabase::close);
      Workplace.delete(folder);
    }
  }

  /** The export reads its rows from SQLite, whatever is asked of engines. */
  private static List<Dialect> needed(RunSettings settings) {
    return Stream.concat(Stream.of(Dialect.SQLITE), settings.engines().stream())
        .distinct()
        .toList();
  }

  private static ChainedOptionsBuilder options(
      RunSettings settings, List<SampleDatabase> databases) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("dev\\.querytool\\.benchmark\\..*" + settings.only())
            .param("engine", settings.engines().stream().map(Enum::name).toArray(String[]::new))
            .jvmArgs(jvmOptions(settings, databases))
            .shouldFailOnError(true)
            .forks(settings.brief() ? 1 : 2)
            .warmupIterations(settings.brief() ? 1 : settings.warmUp())
            .measurementIterations(settings.brief() ? 2 : 6)
            .warmupTime(TimeValue.milliseconds(settings.brief() ? 700 : 1_000))
            .measurementTime(TimeValue.milliseconds(settings.brief() ? 700 : 1_000));
    return settings.profiler() == null ? options : options.addProfiler(settings.profiler());
  }

  private static String[] jvmOptions(RunSettings settings, List<SampleDatabase> databases) {
    Stream<String> own =
        Stream.of("-Xms2g", "-Xmx2g", "-Dquerytool.benchmark.rows=" + settings.rows());
    Stream<String> addresses =
        databases.stream().flatMap(database -> database.address().asOptions().stream());
    return Stream.concat(own, addresses).toArray(String[]::new);
  }

  private static String heading(RunSettings settings, List<SampleDatabase> databases) {
    List<String> versions = databases.stream().map(SampleDatabase::version).toList();
    return String.format(
        "%n%s%nJava %s, %d processors, %,d rows in the sample table, 5 columns%s%n",
        String.join(", ", versions),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        settings.rows(),
        settings.brief() ? "; a short run: only a glance" : "");
  }
}
