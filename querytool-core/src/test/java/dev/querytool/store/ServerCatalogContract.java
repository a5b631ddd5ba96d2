package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogStore;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.MetadataCatalogContract;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.CatalogSessions;
import dev.querytool.connection.ConnectionStore;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.ServerDatabases;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.Engines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a catalogue of a server promises on the store. */
abstract class ServerCatalogContract extends MetadataCatalogContract {

  @RegisterExtension static final ServerDatabases DATABASES = new ServerDatabases();

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Dialect dialect;
  private final List<Store> opened = new ArrayList<>();
  private @Nullable ServerSessions servers;
  private @Nullable Path path;

  ServerCatalogContract(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  protected CatalogSessions openDatabases(Path folder) {
    ServerSessions opening = new ServerSessions(Engines.of(dialect), DATABASES);
    servers = opening;
    return opening;
  }

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
        .insert(new ConnectionStore.Draft(name, "", dialect, null), clock.instant())
        .id();
  }

  @AfterEach
  void closeAll() {
    opened.forEach(Store::close);
    Objects.requireNonNull(servers).close();
  }

  @Test
  void keepsFunctionsAndCountsTheVersionUpForThem() {
    shop().refresh();
    sessions.execute("shop", function());

    RefreshReport report = shop().refresh();

    assertThat(report.isEmpty()).isTrue();
    assertThat(shop().snapshot().version()).isEqualTo(2);
    assertThat(shop().snapshot().functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.functionName()).isEqualTo("f");
              assertThat(function.argumentTypes()).hasSize(2);
            });
    shop().refresh();
    assertThat(shop().snapshot().version()).isEqualTo(2);
  }

  @Test
  void keepsLengthsOf64BitsAndOddNames() {
    String quote = dialect == Dialect.POSTGRES ? "\"" : "`";
    String type = dialect == Dialect.POSTGRES ? "varchar(10485760)" : "longtext";
    sessions.execute(
        "shop",
        "CREATE TABLE "
            + quote
            + "订单 'x'.y"
            + quote
            + " ("
            + quote
            + "金.额"
            + quote
            + " "
            + type
            + ")");

    shop().refresh();

    TableMetadata table = shop().table("订单 'x'.y").chineseName("订单").metadata();
    FieldMetadata field = table.findField("金.额").orElseThrow();
    assertThat(field.maxLength().orElseThrow())
        .isEqualTo(dialect == Dialect.POSTGRES ? 10_485_760L : 4_294_967_295L);
    assertThat(shop().refresh().isEmpty()).isTrue();
    assertThat(shop().table(in("订单 'x'.y")).metadata().chineseName()).contains("订单");
  }

  private String function() {
    return dialect == Dialect.POSTGRES
        ? "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'"
        : "CREATE FUNCTION f(a int, b text) RETURNS int NO SQL RETURN 1";
  }
}
