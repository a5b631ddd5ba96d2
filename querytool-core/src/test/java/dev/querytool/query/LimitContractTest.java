package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A limited query gives the first rows of the query, on every engine and in every shape. */
@ParameterizedClass
@MethodSource("dev.querytool.query.ShopEngine#all")
class LimitContractTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int STATEMENTS = DEEP ? 2_000 : 50;

  @Parameter ShopEngine engine;
  @TempDir Path folder;
  private Shop shop;
  private Connection bare;

  @BeforeEach
  void open() throws SQLException {
    shop = engine.open(folder);
    bare = shop.sessions().connect();
  }

  @AfterEach
  void close() throws SQLException {
    bare.close();
    assertThat(shop.sessions().lent()).isZero();
    shop.close();
  }

  @Test
  void givesTheFirstRowsAndSaysExactlyWhetherThereAreMore() throws SQLException {
    long seed = DEEP ? new Random().nextLong() : 20_260_101L;
    LimitStatements statements = new LimitStatements(new Random(seed), engine.dialect());
    int cut = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      LimitStatements.Case one = statements.next();
      String what = "seed " + seed + ", statement " + i + ": " + one.bare();
      List<Long> all = rows(one.bare(), what);
      for (int limit : limits(all.size())) {
        cut += all.size() > limit ? 1 : 0;
        assertLimited(one, limit, all, what + ", limit " + limit);
      }
    }
    assertThat(cut).as("queries that were cut").isGreaterThan(STATEMENTS / 2);
  }

  private static Set<Integer> limits(int size) {
    Set<Integer> limits = new TreeSet<>(List.of(1, Math.max(1, size - 1), size + 1));
    limits.add(Math.max(1, size));
    return limits;
  }

  private void assertLimited(LimitStatements.Case one, int limit, List<Long> all, String what)
      throws SQLException {
    QuerySpec spec = shop.sql(one.text()).limit(limit);
    QuerySpec bound = one.rows() < 0 ? spec : spec.param("rows", one.rows());
    QueryResult result = bound.run();
    List<Long> first = all.subList(0, Math.min(limit, all.size()));
    assertThat(numbers(result.rows())).as(what).isEqualTo(first);
    assertThat(result.truncated()).as(what).isEqualTo(all.size() > limit);
    try (RowStream stream = bound.stream()) {
      assertThat(numbers(stream)).as(what).isEqualTo(first);
    }
    boolean spliced = !result.effectiveSql().equals(bound.check().sql());
    if (spliced) {
      assertThat(rows(result.effectiveSql(), what))
          .as("rows that the database gives of %s", what)
          .isEqualTo(all.subList(0, Math.min(limit + 1, all.size())));
    }
  }

  private List<Long> rows(String sql, String what) {
    try (Statement statement = bare.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getLong(1));
      }
      return all;
    } catch (SQLException notASelect) {
      throw new IllegalStateException(what, notASelect);
    }
  }

  private static List<Long> numbers(Iterable<Row> rows) {
    List<Long> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.add(row.value(0, Long.class).orElseThrow()));
    return numbers;
  }

  @Test
  void theCounterAloneHolds() throws SQLException {
    Streaming streaming = Streaming.of(engine.dialect(), ZoneOffset.UTC);
    try (PreparedStatement statement =
            streaming.prepare(bare, "SELECT id FROM numbers ORDER BY id", 0);
        ResultSet rows = statement.executeQuery()) {
      RowReader reader =
          new RowReader(streaming, rows, 5, QueryOptions.defaults(), UnaryOperator.identity());
      int count = 0;
      while (reader.next()) {
        assertThat(reader.read().value(0)).contains((long) ++count);
      }
      assertThat(count).isEqualTo(5);
    }
  }

  @Test
  void theDriversBeltAloneHoldsWhereItCostsNothing() throws SQLException {
    try (PreparedStatement statement =
            Streaming.of(engine.dialect(), ZoneOffset.UTC)
                .prepare(bare, "SELECT id FROM numbers", 40);
        ResultSet rows = statement.executeQuery()) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      boolean mysql = engine.dialect() == Dialect.MYSQL || engine.dialect() == Dialect.MARIADB;
      assertThat(count).isEqualTo(mysql ? 20_000 : 40);
    }
  }

  @Test
  void aLimitThatTheTextCannotTellIsCutByCounting() {
    QuerySpec spec = shop.sql("SELECT id FROM numbers ORDER BY id LIMIT :rows").limit(5);

    QueryResult cut = spec.param("rows", 15_000).run();

    assertThat(cut.effectiveSql()).isEqualTo(spec.check().sql());
    assertThat(numbers(cut.rows())).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(cut.truncated()).isTrue();
    assertThat(spec.param("rows", 5).run().truncated()).isFalse();
    assertThat(spec.param("rows", 15_000).stream()).hasSize(5);
  }
}
