package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random and mutated texts end in a verdict that is no failure of the guard's own. The number of
 * texts, the seed and the time are printed. All can be run in parts at the same time, each with
 * some of the dialects in {@code -Dquerytool.fuzz.dialects}.
 */
class GuardFuzzTest {

  private static final int TEXTS = Integer.getInteger("querytool.fuzz.texts", texts());
  private static final long SEED = Long.getLong("querytool.fuzz.seed", 20261122L);
  private static final String DIALECTS = System.getProperty("querytool.fuzz.dialects", "");

  private static int texts() {
    return Boolean.getBoolean("querytool.tests.deep") ? 2_500_000 : 12_500;
  }

  static List<Dialect> dialects() {
    return Stream.of(Dialect.values())
        .filter(
            dialect ->
                DIALECTS.isEmpty() || Set.of(DIALECTS.split(",", -1)).contains(dialect.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void everyTextEndsInAVerdict(Dialect dialect) {
    SqlGuard guard = SqlGuard.builder(dialect).maxLength(Bounds.GREATEST_LENGTH).build();
    CatalogSnapshot catalog = GuardGrowthTest.catalog(dialect);
    HostileTexts texts = new HostileTexts(dialect, new Random(SEED));
    Map<String, Integer> verdicts = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next();
      Inspection seen = i % 2 == 0 ? guard.inspect(text) : guard.inspect(text, catalog);
      String verdict = seen.accepted() ? "accepted" : seen.violations().get(0).rule();
      verdicts.merge(verdict, 1, Integer::sum);
      if (verdict.equals("failure")) {
        failures.add(text);
      }
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.println(
        dialect + ": " + TEXTS + " texts, seed " + SEED + ", " + seconds + " s, " + verdicts);
    assertThat(failures).isEmpty();
    assertThat(verdicts).hasSizeGreaterThan(15).containsKey("accepted");
  }
}
