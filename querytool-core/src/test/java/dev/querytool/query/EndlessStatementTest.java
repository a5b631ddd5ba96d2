package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard accepts though it never ends is stopped by its time-out. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessStatementTest {

  private static final Duration TIMEOUT = Duration.ofMillis(300);

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.querytool.query.ShopEngine#all")
  void aRecursionWithoutEndIsStopped(ShopEngine engine) {
    try (engine;
        Shop shop = engine.open(folder)) {
      String sql =
          "WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i FROM r) SELECT count(*) FROM r,"
              + " numbers AS a, numbers AS b";
      // MySQL counts the steps of a recursion and gives up by itself.
      boolean givesUp = engine.dialect() == Dialect.MYSQL;
      Duration timeout = givesUp ? Duration.ofMinutes(1) : TIMEOUT;
      Throwable failure = catchThrowable(() -> shop.sql(sql).timeout(timeout).run());

      assertThat(failure)
          .isInstanceOf(givesUp ? QueryExecutionException.class : QueryTimeoutException.class);
      Await.until("it is gone from the server", () -> engine.working() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.query.ShopEngine#all")
  void aJoinOfEverythingWithEverythingIsStopped(ShopEngine engine) {
    try (engine;
        Shop shop = engine.open(folder)) {
      String sql =
          "SELECT count(*) FROM numbers AS a, numbers AS b, numbers AS c"
              + " WHERE a.id < b.id + c.id AND c.id < 1000";
      Throwable failure = catchThrowable(() -> shop.sql(sql).timeout(TIMEOUT).run());

      assertThat(failure).isInstanceOf(QueryTimeoutException.class);
      Await.until("it is gone from the server", () -> engine.working() == 0);
    }
  }
}
