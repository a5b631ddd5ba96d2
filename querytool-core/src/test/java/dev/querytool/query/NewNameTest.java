package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.guard.QueryRefusedException;
import dev.querytool.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewNameTest {

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(folder, QueryOptions.defaults(), clock);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTableThatIsNewToTheCatalogueIsFound() {
    SqliteSessions.prepare(shop.file(), "CREATE TABLE parcels (id INTEGER)");

    assertThat(shop.sql("SELECT id FROM parcels").run().rowCount()).isZero();
    assertThat(shop.catalog().refreshes()).isEqualTo(1);
  }

  @Test
  void aTableThatIsNowhereIsRefusedAfterOneRefresh() {
    QuerySpec spec = shop.sql("SELECT id FROM parcels");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    }

    assertThat(shop.catalog().refreshes()).isEqualTo(1);
    assertThat(shop.sessions().open()).isZero();
  }

  @Test
  void theNextRefreshIsTenSecondsLater() {
    QuerySpec spec = shop.sql("SELECT id FROM parcels");
    assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    SqliteSessions.prepare(shop.file(), "CREATE TABLE parcels (id INTEGER)");

    clock.forward(Duration.ofMillis(9_999));
    assertThatThrownBy(spec::run).isInstanceOf(QueryRefusedException.class);
    clock.forward(Duration.ofMillis(1));

    assertThat(spec.run().rowCount()).isZero();
    assertThat(shop.catalog().refreshes()).isEqualTo(2);
  }

  @Test
  void whatIsRefusedForAnotherReasonRefreshesNothing() {
    assertThatThrownBy(() -> shop.sql("DELETE FROM orders").run())
        .isInstanceOf(QueryRefusedException.class);

    assertThat(shop.catalog().refreshes()).isZero();
  }
}
