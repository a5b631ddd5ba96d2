package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.OwnServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the guard accepts as the administrator of a database, with no other net, and looks
 * whether anything was touched, waited for, or read from a file.
 */
class AcceptedChangesNothingTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int VARIANTS = Integer.getInteger("querytool.canaries", DEEP ? 20_000 : 500);
  private static final String ONLY = System.getProperty("querytool.canaries.dialect", "");
  private static final long SEED = Long.getLong("querytool.seed", DEEP ? System.nanoTime() : 20L);

  private static final List<CanaryWorld.Source> SOURCES = made();

  static Stream<CanaryWorld.Source> sources() {
    return SOURCES.stream();
  }

  private static List<CanaryWorld.Source> made() {
    List<CanaryWorld.Source> all = new ArrayList<>();
    if (wanted(Dialect.POSTGRES)) {
      all.add(new PostgresCanaries.Worlds());
    }
    if (wanted(Dialect.SQLITE)) {
      all.add(
          SqliteCanaries.source(
              "sqlite-schema.sql", AcceptedTexts.of(Dialect.SQLITE), SqliteCanaries.PLANTS));
      all.add(SqliteCanaries.source("names/schema.sql", AcceptedTexts.honest(), List.of()));
    }
    if (wanted(Dialect.MARIADB)) {
      all.add(mariaDb());
    }
    if (wanted(Dialect.MYSQL)) {
      Engines.find(Dialect.MYSQL)
          .ifPresent(server -> all.add(new MysqlCanaries.Worlds(server, false)));
    }
    return all;
  }

  private static boolean wanted(Dialect dialect) {
    return ONLY.isEmpty() || dialect == Dialect.valueOf(ONLY);
  }

  /** A server of its own takes longer to start than a short run lasts. */
  private static CanaryWorld.Source mariaDb() {
    return DEEP
        ? new MysqlCanaries.Worlds(OwnServer.start(Dialect.MARIADB).server(), true)
        : new MysqlCanaries.Worlds(Engines.of(Dialect.MARIADB), false);
  }

  static Stream<CanaryWorld.Source> planted() {
    return sources().filter(source -> !source.plants().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("planted")
  void everyPlantIsSeen(CanaryWorld.Source source) throws SQLException {
    assertThat(source.plants()).hasSizeGreaterThanOrEqualTo(20);
    SqlGuard guard = SqlGuard.of(source.dialect());
    try (CanaryWatch watch = new CanaryWatch(source)) {
      for (String plant : source.plants()) {
        String sql = watch.world().planted(plant);
        assertThat(guard.inspect(sql, watch.world().catalog()).accepted()).as(sql).isFalse();
        assertThat(watch.planted(sql)).as(sql).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatStandsInAFileIsSeen(CanaryWorld.Source source) throws SQLException {
    try (CanaryWatch watch = new CanaryWatch(source)) {
      for (String secret : watch.world().secrets()) {
        assertThat(watch.alone("SELECT 1, 'a " + secret + "'")).contains("file");
        assertThat(watch.alone("SELECT 1, 'another'")).isNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noAcceptedStatementDoesMoreThanRead(CanaryWorld.Source source) throws SQLException {
    SqlGuard guard = SqlGuard.of(source.dialect());
    try (CanaryWatch watch = new CanaryWatch(source)) {
      for (String text : source.texts()) {
        Inspection inspection = guard.inspect(text);
        if (inspection.accepted()) {
          watch.run(inspection.orThrow().sql());
          watch.run(inspection.orThrow().limited(1).sql());
        }
      }
      watch.look();
      assertThat(watch.findings()).isEmpty();
      assertThat(watch.answered()).isGreaterThan(200);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noAcceptedVariantDoesMoreThanRead(CanaryWorld.Source source) throws SQLException {
    long start = System.nanoTime();
    SqlGuard guard = SqlGuard.of(source.dialect());
    List<String> texts = source.texts();
    Set<String> seen = new HashSet<>(texts);
    try (CanaryWatch watch = new CanaryWatch(source)) {
      Variants variants = new Variants(new Random(SEED), texts, watch.world().vocabulary());
      int made = 0;
      int byNames = 0;
      while (watch.count() < VARIANTS) {
        String text = variants.next();
        made++;
        Inspection bare = guard.inspect(text);
        Inspection named = guard.inspect(text, watch.world().catalog());
        boolean runs = named.accepted() || (bare.accepted() && !source.needsCatalog(text));
        String sql = runs ? (bare.accepted() ? bare : named).orThrow().sql() : text;
        if (runs && seen.add(sql)) {
          byNames += named.accepted() ? 1 : 0;
          watch.run(sql);
        }
      }
      watch.look();
      System.out.printf(
          "%s: %,d variants (seed %d, %,d made, %d %% with names resolved), %s, %d s%n",
          source,
          watch.count(),
          SEED,
          made,
          100 * byNames / watch.count(),
          watch,
          (System.nanoTime() - start) / 1_000_000_000);
      assertThat(watch.findings()).isEmpty();
    }
  }
}
