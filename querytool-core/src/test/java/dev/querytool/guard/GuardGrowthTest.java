package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every shape that grows ends in a verdict on a small stack. With {@code -Dquerytool.tests.deep} up
 * to the greatest length, where the processor's time is asked too.
 */
class GuardGrowthTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int LENGTH = DEEP ? Bounds.GREATEST_LENGTH : 500;
  private static final int STACK = 512 * 1024;
  private static final long MOST_MILLIS = 2_000;

  /** What one text came to, with names resolved and without. */
  private record Answer(Inspection free, Inspection resolved, long millis) {}

  @ParameterizedTest
  @EnumSource
  void everyShapeThatGrowsEndsInAVerdict(Dialect dialect) throws InterruptedException {
    SqlGuard guard = SqlGuard.builder(dialect).maxLength(Bounds.GREATEST_LENGTH).build();
    CatalogSnapshot catalog = catalog(dialect);
    List<String> tooSlow = new ArrayList<>();
    for (Map.Entry<String, IntFunction<String>> shape : GrowthPatterns.all().entrySet()) {
      Answer answer = onSmallStack(guard, shape.getValue().apply(LENGTH), catalog);
      assertThat(rules(answer)).as(shape.getKey()).doesNotContain("failure");
      if (DEEP && answer.millis() > MOST_MILLIS) {
        tooSlow.add(shape.getKey() + " " + answer.millis() + " ms " + rules(answer));
      }
    }
    assertThat(tooSlow).isEmpty();
  }

  private static List<String> rules(Answer answer) {
    List<String> rules = new ArrayList<>();
    for (Inspection inspection : List.of(answer.free(), answer.resolved())) {
      inspection.violations().forEach(violation -> rules.add(violation.rule()));
    }
    return rules;
  }

  private static Answer onSmallStack(SqlGuard guard, String sql, CatalogSnapshot catalog)
      throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    Thread small = new Thread(null, () -> answers.add(answer(guard, sql, catalog)), "small", STACK);
    small.start();
    small.join();
    assertThat(answers).as("an answer for " + sql.substring(0, 40)).hasSize(1);
    return answers.get(0);
  }

  /** Asks twice and takes the longer time of the two. */
  private static Answer answer(SqlGuard guard, String sql, CatalogSnapshot catalog) {
    long start = cpuNanos();
    Inspection free = guard.inspect(sql);
    long middle = cpuNanos();
    Inspection resolved = guard.inspect(sql, catalog);
    long longer = Math.max(middle - start, cpuNanos() - middle);
    return new Answer(free, resolved, TimeUnit.NANOSECONDS.toMillis(longer));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static CatalogSnapshot catalog(Dialect dialect) {
    String schema = dialect == Dialect.POSTGRES ? "public" : "main";
    TableMetadata table =
        TableMetadata.builder(schema, "t", TableType.TABLE)
            .fields(List.of(field("a", 1), field("b", 2)))
            .build();
    List<FieldMetadata> many =
        IntStream.rangeClosed(1, 500).mapToObj(place -> field("c" + place, place)).toList();
    TableMetadata wide = TableMetadata.builder(schema, "w", TableType.TABLE).fields(many).build();
    return new CatalogSnapshot("test", dialect, 1, Instant.EPOCH, schema, List.of(table, wide));
  }

  private static FieldMetadata field(String name, int position) {
    return FieldMetadata.builder(name, "int").ordinalPosition(position).build();
  }
}
