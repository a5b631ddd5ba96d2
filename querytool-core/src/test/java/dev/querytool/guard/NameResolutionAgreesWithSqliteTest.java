package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Random queries: what is resolved is what SQLite prepares, and nothing else. */
class NameResolutionAgreesWithSqliteTest {

  /** An objection of the planner, not to a name. */
  private static final String PLANNER = "ON clause references tables to its right";

  /** An objection to a known column: of two readings of a table the result shows the other. */
  private static final String NOT_IN_RESULT = "ORDER BY term does not match any column";

  private static @Nullable NamesDatabase database;

  @BeforeContainer
  static void open() throws SQLException {
    database = new NamesDatabase(RandomQuery.SCHEMA);
  }

  @AfterContainer
  static void close() throws SQLException {
    database().close();
  }

  private static NamesDatabase database() {
    if (database == null) {
      throw new IllegalStateException("not open");
    }
    return database;
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.randomValue(random -> new RandomQuery(random).text());
  }

  @Property(seed = "20261121", tries = 1_000, shrinking = ShrinkingMode.OFF)
  void resolvesWhatSqlitePreparesAndNothingElse(@ForAll("queries") String sql) throws SQLException {
    String objection = database().objection(sql);
    Assume.that(objection == null || !objection.contains(PLANNER));
    ResolvedNames names = null;
    String refusal = null;
    try {
      names = database().resolve(sql);
    } catch (Refusal e) {
      refusal = e.violation().rule() + ": " + e.violation().message();
      Assume.that(!e.violation().rule().equals(GuardRule.UNRESOLVED_NAME.id()));
      Assume.that(!e.violation().rule().equals(GuardRule.IN_TABLE.id()));
    } catch (DoesNotParseException e) {
      Assume.that(false);
    }
    boolean compared = names == null || objection == null || !objection.contains(NOT_IN_RESULT);
    Assume.that(compared);
    Statistics.label("resolved").collect(names != null);
    Statistics.label("resolved")
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    Statistics.label("resolved")
        .coverage(coverage -> coverage.check(false).percentage(share -> share > 20));
    assertThat(refusal == null)
        .as("refused with %s, %s", refusal, objection)
        .isEqualTo(objection == null);
    if (names != null) {
      assertThat(names.complete()).isTrue();
      assertThat(database().stored(names)).containsAll(database().opened(sql));
      assertLabels(names, database().labels(sql));
    }
  }

  private static void assertLabels(ResolvedNames names, List<String> labels) {
    assertThat(names.outputs()).hasSameSizeAs(labels);
    for (int i = 0; i < labels.size(); i++) {
      assertThat(names.outputs().get(i).label()).isIn("", labels.get(i));
    }
  }
}
