package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryMetadataCatalogTest extends SqliteCatalogContract {

  private final MemoryCatalogStore store = new MemoryCatalogStore();
  private final AtomicLong ids = new AtomicLong();

  @Override
  protected CatalogStore openStore(Path folder) {
    return store;
  }

  @Override
  protected CatalogStore openAgain() {
    return store;
  }

  @Override
  protected long registerInStore(String name) {
    return ids.incrementAndGet();
  }

  @Test
  void readsTheTablesOnceForAnyNumberOfSnapshots() {
    shop().refresh();
    int before = store.tableReads();

    CatalogSnapshot first = shop().snapshot();
    for (int i = 0; i < 100; i++) {
      assertThat(shop().snapshot()).isSameAs(first);
    }

    assertThat(store.tableReads()).isEqualTo(before + 1);
  }

  @Test
  void readsNoTablesAnewForItsOwnWords() {
    shop().refresh();
    shop().snapshot();
    int before = store.tableReads();

    for (int i = 0; i < 20; i++) {
      shop().table("orders").chineseName("订单" + i).field("amount").note("n" + i);
    }

    assertThat(shop().table("orders").metadata().chineseName()).contains("订单19");
    assertThat(store.tableReads()).isEqualTo(before);
    assertThat(store.tables(1)).isEqualTo(shop().tables());
  }

  @Test
  void readsNoTablesAnewAfterARefreshOfTheSame() {
    shop().refresh();
    CatalogSnapshot first = shop().snapshot();
    clock.forward(Duration.ofSeconds(5));
    shop().refresh();
    int before = store.tableReads();

    CatalogSnapshot second = shop().snapshot();

    assertThat(second.tables()).isSameAs(first.tables());
    assertThat(second.refreshedAt()).isEqualTo(clock.instant());
    assertThat(shop().snapshot()).isSameAs(second);
    assertThat(store.tableReads()).isEqualTo(before);
  }

  @Test
  void changesNothingWhenTheStoreFailsHalfWayThroughAMerge() {
    shop().refresh();
    shop().table("orders").chineseName("订单");
    List<TableMetadata> before = shop().tables();
    sessions.execute(
        "shop",
        "CREATE TABLE a (x)",
        "CREATE TABLE b (x)",
        "ALTER TABLE orders DROP COLUMN amount",
        "ALTER TABLE orders ADD COLUMN z INT");

    for (int writes = 0; writes < 4; writes++) {
      store.failAfter(writes);
      assertThatThrownBy(() -> shop().refresh()).hasMessage("the disk is full");
      assertThat(shop().tables()).isEqualTo(before);
      assertThat(shop().snapshot().version()).isEqualTo(2);
    }

    store.failAfter(Integer.MAX_VALUE);
    shop().refresh();
    assertThat(shop().tables()).hasSize(4);
  }

  @Test
  void changesNothingWhenTheStoreFailsHalfWayThroughAnEdit() {
    shop().refresh();
    CatalogSnapshot before = shop().snapshot();

    store.failAfter(1);
    assertThatThrownBy(() -> shop().table("orders").chineseName("订单"))
        .hasMessage("the disk is full");
    store.failAfter(Integer.MAX_VALUE);

    assertThat(shop().snapshot()).isEqualTo(before);
  }

  @Test
  void readsAnewWhatWasRolledBackAroundIt() {
    shop().refresh();
    shop().snapshot();

    assertThatThrownBy(
            () ->
                store.inTransaction(
                    () -> {
                      shop().table("orders").chineseName("错");
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");

    assertThat(shop().table("orders").metadata().chineseName()).isEmpty();
  }
}
