package dev.querytool.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh store, and a second way to look into its file. */
abstract class StoreTestCase {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  static final Instant LATER = NOW.plusSeconds(3600);
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path directory;
  Path path;
  Store store;

  @BeforeEach
  void openStore() {
    path = directory.resolve("store.db");
    store = Store.open(path, CLOCK, TIMEOUT);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** Reads by a connection that is not the store's; each row's values joined with {@code |}. */
  List<String> rows(String sql) {
    return Raw.rows(path, sql);
  }

  /** Writes by a connection that is not the store's, with foreign keys on. */
  void execute(String sql) {
    Raw.executeWithForeignKeys(path, sql);
  }
}
