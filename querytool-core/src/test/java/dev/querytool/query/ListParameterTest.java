package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Several values for one name, on every engine. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListParameterTest {

  private record Order(long id) {}

  @Parameter ShopEngine engine;
  @TempDir static Path folder;
  private Shop shop;

  @BeforeParameterizedClassInvocation
  void open() throws IOException {
    shop = engine.open(Files.createTempDirectory(folder, "shop"));
  }

  @AfterEach
  void nothingIsLent() {
    assertThat(shop.sessions().lent()).isZero();
  }

  @AfterParameterizedClassInvocation
  void close() {
    shop.close();
  }

  private static List<Long> ids(QuerySpec spec) {
    return spec.run().rows().stream().map(row -> row.value(0, Long.class).orElseThrow()).toList();
  }

  @Test
  void findsEachValueOfAList() {
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE id IN (:ids) ORDER BY id");

    assertThat(ids(spec.param("ids", List.of(1, 3, 99)))).containsExactly(1L, 3L);
    assertThat(ids(spec.param("ids", Set.of(2L)))).containsExactly(2L);
    assertThat(ids(spec.param("ids", new TreeSet<>(List.of(2, 3))))).containsExactly(2L, 3L);
    assertThat(ids(spec.param("ids", 3))).containsExactly(3L);
  }

  @Test
  void leavesOutEachValueOfAList() {
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE id NOT IN (:ids)");

    assertThat(ids(spec.param("ids", List.of(1, 2)))).containsExactly(3L);
  }

  @Test
  void standsAmongOtherValues() {
    QuerySpec spec =
        shop.sql(
            "SELECT id FROM numbers WHERE id IN (5, :few, 7, :one, :more) AND id > :least"
                + " ORDER BY id");

    assertThat(
            ids(
                spec.params(
                    Map.of("few", List.of(1, 9), "one", 3, "more", List.of(2), "least", 1))))
        .containsExactly(2L, 3L, 5L, 7L, 9L);
  }

  @Test
  void aNameMayComeOftenAndListsMayBeSeveral() {
    QuerySpec spec =
        shop.sql(
            "SELECT o.id FROM orders o WHERE o.note IN (:notes) AND o.id IN (:ids) AND EXISTS"
                + " (SELECT 1 FROM orders p WHERE p.id IN (:ids) AND p.customer_id = :who)"
                + " ORDER BY o.id");

    assertThat(
            ids(
                spec.param("notes", List.of("erste", "下单", "it's; -- text"))
                    .param("ids", List.of(1, 2, 3))
                    .param("who", 8)))
        .containsExactly(1L, 3L);
  }

  @Test
  void eachValueIsBoundAndNeverRead() {
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE note IN (:notes) OR id IN (:ids)");
    List<String> notes = List.of("') OR 1=1 -- ", "\\", "?", ":ids", "'erste'", "NULL");

    assertThat(ids(spec.param("notes", notes).param("ids", List.of(99)))).isEmpty();
  }

  @Test
  void takesEachTypeThatAParameterTakes() {
    QuerySpec days = shop.sql("SELECT id FROM orders WHERE created_at IN (:days) ORDER BY id");

    assertThat(ids(days.param("days", List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1)))))
        .containsExactly(1L, 3L);
  }

  @Test
  void isStreamedMappedLimitedAndTaken() {
    QuerySpec spec =
        shop.sql("SELECT id FROM orders WHERE id IN (:ids) ORDER BY id")
            .param("ids", List.of(3, 2, 1));
    List<Long> streamed = new ArrayList<>();
    try (RowStream rows = spec.stream()) {
      rows.forEach(row -> streamed.add(row.value(0, Long.class).orElseThrow()));
    }

    assertThat(streamed).containsExactly(1L, 2L, 3L);
    assertThat(spec.list(Order.class)).extracting(Order::id).containsExactly(1L, 2L, 3L);
    assertThat(spec.limit(2).run().truncated()).isTrue();
    assertThat(spec.limit(3).run().truncated()).isFalse();
    assertThat(spec.first(Order.class)).contains(new Order(1));
  }

  @Test
  void theLimitMayStandBehindAList() {
    QuerySpec spec =
        shop.sql("SELECT id FROM numbers WHERE id NOT IN (:ids) ORDER BY id LIMIT 5000")
            .param("ids", List.of(1, 2, 3));

    assertThat(ids(spec.limit(2))).containsExactly(4L, 5L);
  }

  @Test
  void isExplained() {
    QueryPlan plan =
        shop.sql("SELECT id FROM orders WHERE id IN (:ids)").param("ids", List.of(1, 3)).explain();

    assertThat(plan.text()).isNotEmpty();
    assertThat(plan.tables()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aCheckNeedsNoValues() {
    assertThat(shop.sql("SELECT id FROM orders WHERE id IN (:ids)").check().sql())
        .endsWith("IN (?)");
  }

  @Test
  void theTextThatIsShownHasOnePlaceForAList() {
    QueryResult result =
        shop.sql("SELECT id FROM orders WHERE id IN (:ids)").param("ids", List.of(1, 3)).run();

    assertThat(result.effectiveSql()).contains("IN (?)").doesNotContain("?, ?");
    assertThat(result.rowCount()).isEqualTo(2);
  }

  @Test
  void takesAsManyValuesAsEveryEngineBinds() {
    List<Long> most = LongStream.rangeClosed(1, ParameterList.MOST).boxed().toList();
    QuerySpec spec = shop.sql("SELECT count(*) FROM numbers WHERE id IN (:ids)");

    assertThat(spec.param("ids", most).value(Long.class)).contains(20_000L);
    assertThatThrownBy(
            () -> spec.param("ids", LongStream.rangeClosed(0, ParameterList.MOST).boxed().toList()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll(":ids has more than the 32,766 values");
  }

  @Test
  void countsTheValuesOfAllListsTogether() {
    List<Long> many = LongStream.rangeClosed(1, 20_000).boxed().toList();
    QuerySpec spec = shop.sql("SELECT 1 FROM orders WHERE id IN (:a) OR customer_id IN (:b)");

    assertThatThrownBy(() -> spec.param("a", many).param("b", many).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(":b brings more than the 32,766 values that one statement takes");
  }

  @Test
  void standsNowhereElse() {
    List<String> texts =
        List.of(
            "SELECT :ids FROM orders",
            "SELECT id FROM orders WHERE id = :ids",
            "SELECT id FROM orders WHERE id IN ((:ids))",
            "SELECT id FROM orders WHERE id IN (:ids + 1)",
            "SELECT id FROM orders WHERE id IN (-:ids)",
            "SELECT id FROM orders WHERE id IN (SELECT :ids)",
            "SELECT id FROM orders WHERE id IN (SELECT id FROM numbers WHERE id = :ids)",
            "SELECT id FROM orders WHERE (id, note) IN (:ids)",
            "SELECT id FROM orders WHERE id IN (abs(:ids))",
            "SELECT coalesce(1, :ids) FROM orders",
            "SELECT id FROM orders WHERE id BETWEEN :ids AND 7",
            "SELECT id FROM orders WHERE note LIKE :ids",
            "SELECT id FROM orders ORDER BY id LIMIT :ids");
    for (String text : texts) {
      QuerySpec spec = shop.sql(text).param("ids", List.of(1, 2));
      assertThatThrownBy(spec::run)
          .as(text)
          .isInstanceOfSatisfying(
              ValidationException.class,
              refused -> {
                assertThat(refused)
                    .hasMessageContainingAll(":ids is a list, and at line 1", "IN (:ids)");
                assertThat(refused.details()).containsEntry("column", text.indexOf(":ids") + 1);
              });
    }
  }

  @Test
  void oneWrongPlaceAmongGoodOnesIsNamed() {
    QuerySpec spec = shop.sql("SELECT id FROM orders\nWHERE id IN (:ids)\n  AND id > :ids");

    assertThatThrownBy(() -> spec.param("ids", List.of(1)).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at line 3, column 12");
  }

  @Test
  void refusesWhatIsNoListOfValues() {
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE id IN (:ids)");

    assertThatThrownBy(() -> spec.param("ids", List.of()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll(":ids is an empty list", "leave the condition out");
    assertThatThrownBy(() -> spec.param("ids", Arrays.asList(1, null)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll(":ids holds a null", "IS NULL");
    assertThatThrownBy(() -> spec.param("ids", List.of(List.of(1))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("a list within its list");
    assertThatThrownBy(() -> spec.params(Map.of("ids", List.of(Thread.currentThread()))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> spec.param("ids", new int[] {1}))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll("int[]", "IN (:ids)", "List.of(…)");
  }

  @Test
  void keepsItsOwnCopyOfAList() {
    List<Object> given = new ArrayList<>(List.of(1));
    QuerySpec spec = shop.sql("SELECT id FROM orders WHERE id IN (:ids)").param("ids", given);
    given.set(0, 2);
    given.add(3);

    assertThat(ids(spec)).containsExactly(1L);
  }

  @Test
  void anErrorNamesThePlaceInItsAuthorsText() {
    String bad =
        switch (engine.dialect()) {
          case POSTGRES -> "SELECT id FROM orders WHERE id IN (:ids)\n  AND note > id";
          case MYSQL, MARIADB -> "SELECT id FROM orders WHERE id IN (:ids)\n  AND id = date ''";
          case SQLITE -> "SELECT id FROM orders WHERE id IN (:ids)\n AND json_extract('{', '$.a')";
        };
    List<Long> ids = Collections.nCopies(50, 1L);

    assertThatThrownBy(() -> shop.sql(bad).param("ids", ids).run())
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failed -> {
              if (engine.dialect() == Dialect.POSTGRES) {
                assertThat(failed).hasMessageContaining("at line 2, column 12");
              }
            });
  }

  @Test
  void noErrorRepeatsAValueOfAList() {
    String bad =
        engine.dialect() == Dialect.POSTGRES
            ? "SELECT id FROM orders WHERE id IN (:ids)"
            : "SELECT id FROM orders WHERE id IN (:ids) AND "
                + (engine.dialect() == Dialect.SQLITE
                    ? "json_extract('{', '$.a')"
                    : "exp(id * 5000) > 1");
    QuerySpec spec = shop.sql(bad).param("ids", List.of("topsecret", "1"));

    assertThatThrownBy(spec::run)
        .isInstanceOfSatisfying(
            QueryExecutionException.class,
            failure -> {
              assertThat(failure.getMessage()).doesNotContain("topsecret");
              assertThat(failure.details().toString()).doesNotContain("topsecret");
            });
    assertThat(spec.toString()).doesNotContain("topsecret");
  }
}
