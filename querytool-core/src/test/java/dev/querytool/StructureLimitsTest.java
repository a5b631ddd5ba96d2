package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.catalog.MetadataReadException;
import dev.querytool.catalog.StructureLimits;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.testkit.StallingProxy;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that tells more of its structure than it may is refused as a whole. */
class StructureLimitsTest {

  private static final String TABLE = "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT)";

  @TempDir private Path folder;

  @Test
  void oneTableTooManyIsRefusedAndNothingIsRegistered() {
    SourceFile file = file(TABLE, "CREATE TABLE a (x)", "CREATE VIEW b AS SELECT 1 AS y");
    try (QueryTool tool = opened(limits -> limits.tables(2))) {
      assertRefused(() -> tool.connections().register("shop", file.url()), "tables");
      assertThatThrownBy(() -> tool.connections().register("shop", file.url()))
          .hasMessageContaining("more than 2 tables and views")
          .hasMessageContaining("raise tables in the application's structureLimits(…)");
      assertThat(tool.connections().find("shop")).isEmpty();
    }
  }

  @Test
  void asManyTablesAsThereMayBeAreRead() {
    SourceFile file = file(TABLE, "CREATE TABLE a (x)");
    try (QueryTool tool = opened(limits -> limits.tables(2).columns(3))) {
      tool.connections().register("shop", file.url());

      assertThat(tool.catalog().on("shop").tables()).hasSize(2);
    }
  }

  @Test
  void whatWasStoredStaysWhenADatabaseHasGrownTooLarge() {
    SourceFile file = file(TABLE);
    try (QueryTool tool = opened(limits -> limits.columns(3))) {
      tool.connections().register("shop", file.url());
      tool.catalog().on("shop").table("orders").chineseName("订单");
      file.execute("ALTER TABLE orders ADD COLUMN a", "ALTER TABLE orders ADD COLUMN b");

      assertRefused(() -> tool.catalog().on("shop").refresh(), "columns");

      TableMetadata orders = tool.catalog().on("shop").table("orders").metadata();
      assertThat(orders.fields()).hasSize(2);
      assertThat(orders.chineseName()).contains("订单");
      assertThat(tool.queries().on("shop").sql("SELECT id FROM orders").run().rowCount()).isZero();
    }
  }

  @Test
  void columnsOfKeysAreCountedToo() {
    SourceFile file =
        file("CREATE TABLE t (a, b, UNIQUE (a, b), UNIQUE (b, a), UNIQUE (a), UNIQUE (b))");
    try (QueryTool tool = opened(limits -> limits.columns(5))) {
      assertThatThrownBy(() -> tool.connections().register("shop", file.url()))
          .isInstanceOf(MetadataReadException.class)
          .hasMessageContaining("more than 5 columns of keys");
    }
  }

  @Test
  void aLongTextIsRefused() {
    SourceFile file = file("CREATE TABLE t (a TEXT DEFAULT '" + "x".repeat(2_000) + "')");
    try (QueryTool tool = opened(limits -> limits.textLength(1_500))) {
      assertRefused(() -> tool.connections().register("shop", file.url()), "textLength");
    }
  }

  @Test
  void aNameOfThousandsOfCharactersIsRefused() {
    SourceFile file = file("CREATE TABLE " + "n".repeat(1_001) + " (a)");
    try (QueryTool tool = opened(limits -> limits)) {
      assertRefused(() -> tool.connections().register("shop", file.url()), "textLength");
    }
  }

  @Test
  void moreThanAThousandBrokenViewsAreRefused() {
    SourceFile file =
        file(
            IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "CREATE VIEW v" + i + " AS SELECT a FROM gone")
                .toArray(String[]::new));
    try (QueryTool tool = opened(limits -> limits)) {
      assertRefused(() -> tool.connections().register("shop", file.url()), "unopenedViews");
      assertThat(tool.connections().find("shop")).isEmpty();
    }
  }

  @Test
  void theTimeOfAReadingIsLimited() {
    try (QueryTool tool = opened(limits -> limits.time(Duration.ofNanos(1)))) {
      assertRefused(() -> tool.connections().register("shop", file(TABLE).url()), "time");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void aServerThatFallsSilentIsCutOff(TestServer server) {
    try (TestDatabase database = server.newDatabase();
        StallingProxy wire = StallingProxy.to(server)) {
      database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
      TestDatabase.LogIn reader = database.newReader();
      try (QueryTool tool = opened(limits -> limits)) {
        tool.connections()
            .register("shop", wire.url(database, reader.user()), Secret.of(reader.password()));
      }
      try (QueryTool hasty = opened(limits -> limits.time(Duration.ofSeconds(1)))) {
        hasty.queries().on("shop").sql("SELECT id FROM orders").run();
        wire.stall();
        assertRefused(() -> hasty.catalog().on("shop").refresh(), "time");
        wire.resume();
        assertThat(hasty.catalog().on("shop").tables()).hasSize(1);
        assertThat(hasty.queries().on("shop").sql("SELECT id FROM orders").run().rowCount())
            .isZero();
      }
      try (QueryTool tool = opened(limits -> limits)) {
        assertThat(tool.catalog().on("shop").refresh().isEmpty()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void aLongTextOfAServerIsRefused(TestServer server) {
    try (TestDatabase database = server.newDatabase();
        QueryTool tool = opened(limits -> limits.textLength(1_000))) {
      database.execute("CREATE TABLE orders (id int PRIMARY KEY)", longText(server.dialect()));
      TestDatabase.LogIn reader = database.newReader();
      Secret password = Secret.of(reader.password());

      assertRefused(
          () -> tool.connections().register("shop", database.url(reader.user()), password),
          "textLength");

      database.execute("DROP TABLE wide");
      tool.connections().register("shop", database.url(reader.user()), password);
      assertThat(tool.catalog().on("shop").tables()).hasSize(1);
    }
  }

  @Test
  void limitsHaveARange() {
    StructureLimits limits = StructureLimits.defaults();

    assertThatThrownBy(() -> limits.tables(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> limits.columns(100_000_001)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> limits.textLength(-1)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> limits.time(Duration.ZERO)).isInstanceOf(ValidationException.class);
    assertThat(limits.tables(7).columns(8).textLength(9).time(Duration.ofHours(1)).tables())
        .isEqualTo(7);
  }

  private static String longText(Dialect dialect) {
    return dialect == Dialect.POSTGRES
        ? "CREATE TABLE wide (a text); DO $$ BEGIN EXECUTE format("
            + "'COMMENT ON COLUMN wide.a IS %L', repeat('x', 30000000)); END $$"
        : "CREATE TABLE wide (a varchar(10) COMMENT '" + "x".repeat(1_001) + "')";
  }

  private static void assertRefused(Runnable work, String limit) {
    MetadataReadException refusal =
        catchThrowableOfType(MetadataReadException.class, () -> work.run());
    assertThat(refusal).isNotNull();
    assertThat(String.valueOf(refusal.details().get("limit")))
        .as(String.valueOf(refusal.getMessage()))
        .isEqualTo(limit);
  }

  private SourceFile file(String... statements) {
    return SourceFile.create(folder.resolve("shop.db"), statements);
  }

  private QueryTool opened(UnaryOperator<StructureLimits> limits) {
    Path store = folder.resolve("store.db");
    return QueryTool.builder()
        .store(store)
        .masterKey(QueryTool.keyBeside(store))
        .structureLimits(limits.apply(StructureLimits.defaults()))
        .open();
  }
}
