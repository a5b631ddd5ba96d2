package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogStore;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.SqliteCatalogContract;
import dev.querytool.connection.ConnectionStore;
import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredMetadataCatalogTest extends SqliteCatalogContract {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final List<Store> opened = new ArrayList<>();
  private @Nullable Path path;

  @Override
  protected CatalogStore openStore(Path folder) {
    path = folder.resolve("querytool.db");
    return openAgain();
  }

  @Override
  protected CatalogStore openAgain() {
    Store store = Store.open(Objects.requireNonNull(path), clock, TIMEOUT);
    opened.add(store);
    return store.catalog();
  }

  @Override
  protected long registerInStore(String name) {
    return opened
        .get(0)
        .connections()
        .insert(
            new ConnectionStore.Draft(name, "sqlite:" + name, Dialect.SQLITE, null),
            clock.instant())
        .id();
  }

  @AfterEach
  void closeStores() {
    opened.forEach(Store::close);
  }

  @Test
  void keepsWhateverSqliteCanDeclare() {
    sessions.execute(
        "shop",
        "CREATE TABLE \"\" (\"\" INT)",
        "CREATE TABLE \"订单 'x' \"\"y\"\"\" (\"select\" \"a type\" DEFAULT (1 + 1), b GENERATED ALWAYS AS (1))",
        "CREATE TABLE keys (a REFERENCES nowhere, b INT REFERENCES customers (id) UNIQUE,"
            + " c TEXT, d TEXT, FOREIGN KEY (c, d) REFERENCES elsewhere (y, z))",
        "CREATE VIEW broken AS SELECT * FROM gone",
        "CREATE VIRTUAL TABLE docs USING fts5(title)",
        "ANALYZE");

    RefreshReport first = shop().refresh();
    RefreshReport second = shop().refresh();

    assertThat(first.added()).hasSize(7);
    assertThat(second.isEmpty()).isTrue();
    assertThat(shop().snapshot().version()).isEqualTo(1);
  }
}
