package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.ManagedCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.ConnectionStore;
import dev.querytool.connection.ServerDatabases;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a refresh costs and keeps when there are many tables; 2,000 in deep runs. */
abstract class LargeSchemaContract {

  private static final int TABLES = Boolean.getBoolean("querytool.tests.deep") ? 2_000 : 120;
  private static final int COLUMNS = 10;
  private static final int MOST_STATEMENTS = 6;

  @TempDir Path folder;

  /** Returns the server under test. */
  abstract TestServer server() throws Exception;

  /** Makes tables {@code t0} and so on; each tenth from the second on leads to the one before. */
  abstract void create(ServerSessions sessions, int tables);

  /** Calls every table but {@code t7} by another name. */
  abstract void renameAllButOne(ServerSessions sessions, int tables);

  /** Returns how many statements the server has counted in what was read so far. */
  abstract long statements(ServerSessions sessions) throws Exception;

  @Test
  void readsManyTablesInSixStatementsAndKeepsWordsWhenEverythingElseIsRenamed() throws Exception {
    TestServer server = server();
    try (ServerSessions sessions = new ServerSessions(server, ServerDatabases.usedOnce());
        Store store =
            Store.open(folder.resolve("q.db"), Clock.systemUTC(), Duration.ofSeconds(60));
        ManagedCatalog catalog =
            MetadataCatalog.create(sessions, store.catalog(), Clock.systemUTC())) {
      long id =
          store
              .connections()
              .insert(
                  new ConnectionStore.Draft("shop", "", server.dialect(), null),
                  Clock.systemUTC().instant())
              .id();
      sessions.register(id, "shop", "shop");
      create(sessions, TABLES);
      ConnectionCatalog shop = catalog.on("shop");

      long before = statements(sessions);
      assertThat(shop.refresh().added()).hasSize(TABLES);
      assertThat(statements(sessions) - before).isBetween(3L, (long) MOST_STATEMENTS);
      assertComplete(shop.tables());

      keepsTheWordsOfOneTable(sessions, shop);
    }
  }

  private void keepsTheWordsOfOneTable(ServerSessions sessions, ConnectionCatalog shop) {
    shop.table("t7").chineseName("第七").note("一");
    shop.table("t7").field("c3").chineseName("三");
    TableMetadata before = shop.table("t7").metadata();
    renameAllButOne(sessions, TABLES);

    RefreshReport report = shop.refresh();

    assertThat(report.added()).hasSize(TABLES - 1 + COLUMNS - 2);
    assertThat(report.removed()).hasSize(TABLES - 1 + COLUMNS - 2);
    TableMetadata after = shop.table("t7").metadata();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.chineseName()).contains("第七");
    assertThat(after.note()).contains("一");
    assertThat(after.findField("c3")).isEqualTo(before.findField("c3"));
    assertThat(after.findField("c3").orElseThrow().chineseName()).contains("三");
    assertThat(shop.tables()).hasSize(TABLES);
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  private static void assertComplete(List<TableMetadata> tables) {
    assertThat(tables).hasSize(TABLES);
    assertThat(tables)
        .allSatisfy(
            table -> {
              assertThat(table.fields()).hasSize(COLUMNS);
              assertThat(table.primaryKey()).containsExactly("id");
            });
    assertThat(tables.stream().mapToInt(table -> table.foreignKeys().size()).sum())
        .isEqualTo(TABLES / COLUMNS);
  }

  /** Returns the statement that makes a table; its text is alike on all engines. */
  static String table(int number) {
    String foreignKey =
        number % COLUMNS == 1 ? ", FOREIGN KEY (c1) REFERENCES t" + (number - 1) + " (id)" : "";
    return "CREATE TABLE t"
        + number
        + " (id INT PRIMARY KEY, c1 INT, c2 VARCHAR(40) NOT NULL, c3 DECIMAL(12,2) DEFAULT 0,"
        + " c4 TEXT, c5 DATE, c6 BIGINT, c7 INT, c8 VARCHAR(9), c9 INT"
        + foreignKey
        + ")";
  }

  /** Returns the renaming of every column of {@code t7} but the key and {@code c3}. */
  static String[] renameColumns() {
    return IntStream.range(1, COLUMNS)
        .filter(column -> column != 3)
        .mapToObj(column -> "ALTER TABLE t7 RENAME COLUMN c" + column + " TO d" + column)
        .toArray(String[]::new);
  }
}
