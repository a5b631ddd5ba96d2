package dev.querytool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.observation.MicrometerObserver;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryCancelledException;
import dev.querytool.query.QueryEnd;
import dev.querytool.query.QueryHandle;
import dev.querytool.query.QueryObservation;
import dev.querytool.query.QueryObserver;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.QueryTimeoutException;
import dev.querytool.query.RowStream;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What observers see of runs and translations. */
class ObservedQueriesTest {

  private static final String RUN = "db.client.operation.duration";
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  @TempDir Path folder;
  private final TestObservationRegistry registry = TestObservationRegistry.create();

  @Test
  void aRunIsAnOperationOfItsDatabase() {
    try (AskedShop shop = observed()) {
      shop.tool().queries().on("shop").sql("SELECT id FROM orders WHERE note = 'first'").run();
    }

    single(RUN)
        .hasBeenStopped()
        .hasContextualNameEqualTo("SELECT orders")
        .hasLowCardinalityKeyValue("db.system.name", "sqlite")
        .hasLowCardinalityKeyValue("db.operation.name", "SELECT")
        .hasLowCardinalityKeyValue("querytool.connection", "shop")
        .hasLowCardinalityKeyValue("querytool.outcome", "succeeded")
        .hasLowCardinalityKeyValue("error.type", "none")
        .hasHighCardinalityKeyValue("db.collection.name", "orders")
        .hasHighCardinalityKeyValue("db.query.summary", "SELECT orders")
        .hasHighCardinalityKeyValue("db.response.returned_rows", "1")
        .doesNotHaveHighCardinalityKeyValueWithKey("db.query.text")
        .doesNotHaveError();
  }

  @Test
  void statementsAreShownOnDemandWithoutTheirLiterals() {
    try (AskedShop shop =
        AskedShop.with(
            folder,
            settings -> settings.observer(MicrometerObserver.of(registry).withQueryText()))) {
      shop.tool().queries().on("shop").sql("SELECT id FROM orders WHERE note = 'first'").run();
    }

    single(RUN)
        .hasHighCardinalityKeyValue(
            "db.query.text", "SELECT id FROM orders WHERE note = ? LIMIT ?");
  }

  @Test
  void anEndShowsHowItEndedAndNotWhatWasAsked() {
    List<String> ends = new ArrayList<>();
    QueryObserver observer = action -> end -> ends.add(end.toString());
    try (AskedShop shop = AskedShop.with(folder, settings -> settings.observer(observer))) {
      shop.tool().queries().on("shop").sql("SELECT id FROM orders WHERE note = 'first'").run();
    }

    assertThat(ends).singleElement().asString().contains("SUCCEEDED").doesNotContain("first");
  }

  @Test
  void aRefusedStatementTellsItsRule() {
    try (AskedShop shop = observed()) {
      assertThatThrownBy(
              () ->
                  shop.tool()
                      .queries()
                      .on("shop")
                      .sql("DELETE FROM orders WHERE note = 'unwanted'")
                      .run())
          .isInstanceOf(QueryRefusedException.class);
    }

    single(RUN)
        .hasLowCardinalityKeyValue("db.system.name", "other_sql")
        .hasLowCardinalityKeyValue("querytool.outcome", "refused")
        .hasLowCardinalityKeyValue("error.type", "QUERY_REFUSED")
        .hasHighCardinalityKeyValue("querytool.rule", "write-statement")
        .hasError();
    assertThat(seen()).doesNotContain("DELETE", "unwanted");
  }

  @Test
  void aPlanIsAnOperationOfItsOwn() {
    try (AskedShop shop = observed()) {
      shop.tool().queries().on("shop").sql("SELECT id FROM orders").explain();
    }

    single(RUN)
        .hasContextualNameEqualTo("EXPLAIN orders")
        .hasLowCardinalityKeyValue("db.operation.name", "EXPLAIN")
        .doesNotHaveHighCardinalityKeyValueWithKey("db.response.returned_rows");
  }

  @Test
  void aStreamEndsWhenItIsClosed() {
    try (AskedShop shop = observed()) {
      try (RowStream rows =
          shop.tool().queries().on("shop").sql("SELECT id FROM orders").stream()) {
        rows.iterator().next();
        TestObservationRegistryAssert.assertThat(registry)
            .hasSingleObservationThat()
            .hasBeenStarted()
            .isNotStopped();
      }

      single(RUN).hasBeenStopped().hasLowCardinalityKeyValue("querytool.outcome", "closed_early");
    }
  }

  @Test
  void whatRunsTooLongOrIsCancelledSaysSo() {
    try (AskedShop shop = observed()) {
      assertThatThrownBy(
              () ->
                  shop.tool()
                      .queries()
                      .on("shop")
                      .sql(ENDLESS)
                      .timeout(Duration.ofMillis(50))
                      .run())
          .isInstanceOf(QueryTimeoutException.class);
      QueryHandle never = shop.tool().queries().on("shop").sql(ENDLESS).start(task -> {});
      never.cancel();
      assertThatThrownBy(never::join).isInstanceOf(QueryCancelledException.class);
    }

    TestObservationRegistryAssert.assertThat(registry)
        .hasNumberOfObservationsWithNameEqualTo(RUN, 2)
        .hasAnObservationWithAKeyValue("querytool.outcome", "timed_out")
        .hasAnObservationWithAKeyValue("querytool.outcome", "cancelled");
  }

  @Test
  void aNameThatACallerMadeUpIsNoKeyOfAMetric() {
    try (SharedShop shop =
        SharedShop.open(
            Dialect.SQLITE,
            folder,
            settings -> settings.observer(MicrometerObserver.of(registry)))) {
      assertThatThrownBy(() -> shop.bob().queries().on("made up").sql("SELECT 1").run())
          .isInstanceOf(AccessDeniedException.class);
    }

    single(RUN)
        .hasLowCardinalityKeyValue("querytool.connection", "none")
        .hasLowCardinalityKeyValue("querytool.outcome", "denied");
    assertThat(seen()).doesNotContain("made up");
  }

  @Test
  void aTranslationTellsItsModelAndTokens() {
    try (AskedShop shop =
        AskedShop.with(
            folder,
            settings ->
                settings
                    .model(AskedShop.answering("SELECT id FROM orders"))
                    .observer(MicrometerObserver.of(registry)))) {
      shop.tool().natural().on("shop").ask("which orders has Ann?");
    }

    single("querytool.translation.duration")
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("gen_ai.request.model", "model")
        .hasLowCardinalityKeyValue("querytool.outcome", "translated")
        .hasHighCardinalityKeyValueWithKey("gen_ai.usage.input_tokens")
        .hasHighCardinalityKeyValueWithKey("gen_ai.usage.output_tokens");
    assertThat(seen()).doesNotContain("Ann");
  }

  @Test
  void whatTheCallerIsDoingIsTheParent() {
    Observation request = Observation.start("request", registry);
    try (AskedShop shop = observed();
        Observation.Scope scope = request.openScope()) {
      assertThat(scope.getCurrentObservation()).isSameAs(request);
      shop.tool().queries().on("shop").sql("SELECT id FROM orders").run();
    }

    TestObservationRegistryAssert.assertThat(registry)
        .hasObservationWithNameEqualTo(RUN)
        .that()
        .hasParentObservationEqualTo(request);
  }

  @Test
  void theThreadAtWorkIsInItsScope() {
    AtomicReference<Thread> entered = new AtomicReference<>();
    List<QueryEnd> ends = new ArrayList<>();
    QueryObserver observer =
        action ->
            new QueryObservation() {
              @Override
              public Scope enter() {
                entered.set(Thread.currentThread());
                return () -> {};
              }

              @Override
              public void end(QueryEnd end) {
                ends.add(end);
              }
            };
    try (AskedShop shop = AskedShop.with(folder, settings -> settings.observer(observer))) {
      shop.tool().queries().on("shop").sql("SELECT id FROM orders").start(Runnable::run).join();
    }

    assertThat(entered).hasValue(Thread.currentThread());
    assertThat(ends).singleElement().extracting(end -> end.entry().rows()).isEqualTo(3L);
  }

  @Test
  void anObserverThatFailsChangesNothing() {
    QueryObserver failing =
        action -> {
          if (action == QueryAction.EXPLAIN) {
            throw new IllegalStateException("begin");
          }
          return end -> {
            throw new NoClassDefFoundError("end");
          };
        };
    try (AskedShop shop = AskedShop.with(folder, settings -> settings.observer(failing))) {
      assertThat(shop.tool().queries().on("shop").sql("SELECT id FROM orders").run().rowCount())
          .isEqualTo(3);
      assertThat(shop.tool().queries().on("shop").sql("SELECT id FROM orders").explain())
          .isNotNull();
    }
  }

  @Test
  void whateverAnObserverThrowsTheRunIsWhatItWas() {
    List<Throwable> failures =
        List.of(new AssertionError("told"), new IOException("told"), new StackOverflowError());
    for (Throwable failure : failures) {
      QueryObserver failing =
          action ->
              new QueryObservation() {
                @Override
                public Scope enter() {
                  throw ObservedQueriesTest.<RuntimeException>unchecked(failure);
                }

                @Override
                public void end(QueryEnd end) {
                  throw ObservedQueriesTest.<RuntimeException>unchecked(failure);
                }
              };
      Path other = folder.resolve(failure.getClass().getSimpleName());
      try (AskedShop shop = AskedShop.with(other, settings -> settings.observer(failing))) {
        assertThat(shop.tool().queries().on("shop").sql("SELECT id FROM orders").run().rowCount())
            .isEqualTo(3);
        assertThat(shop.tool().history().list(HistoryFilter.on("shop"))).hasSize(1);
      }
    }
  }

  /** Throws anything, as languages do that know no checked exceptions. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void aTranslationIsRememberedBeforeAnObserverHearsOfIt() {
    List<QueryOutcome> remembered = new ArrayList<>();
    AtomicReference<@Nullable QueryTool> tool = new AtomicReference<>();
    QueryObserver slow =
        action ->
            end -> {
              QueryTool opened = requireNonNull(tool.get());
              opened.history().list(HistoryFilter.on("shop")).stream()
                  .map(HistoryEntry::outcome)
                  .forEach(remembered::add);
            };
    try (AskedShop shop =
        AskedShop.with(
            folder,
            settings ->
                settings.model(AskedShop.answering("SELECT id FROM orders")).observer(slow))) {
      tool.set(shop.tool());
      shop.tool().natural().on("shop").ask("which orders has Ann?");
    }

    assertThat(remembered).containsExactly(QueryOutcome.TRANSLATED);
  }

  private AskedShop observed() {
    return AskedShop.with(folder, settings -> settings.observer(MicrometerObserver.of(registry)));
  }

  private TestObservationRegistryAssert
          .TestObservationRegistryAssertReturningObservationContextAssert
      single(String name) {
    return TestObservationRegistryAssert.assertThat(registry)
        .hasSingleObservationThat()
        .hasNameEqualTo(name);
  }

  /** Everything that any handler was told. */
  private String seen() {
    StringBuilder all = new StringBuilder();
    TestObservationRegistryAssert.assertThat(registry)
        .hasHandledContextsThatSatisfy(
            contexts ->
                contexts.forEach(context -> all.append(context).append(context.getError())));
    return all.toString();
  }
}
