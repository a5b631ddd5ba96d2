package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testing.GuardConformance;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.OwnServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the guard accepts as the administrator of a database, with no other net, and looks
 * whether anything was touched, waited for, or read from a file.
 */
class AcceptedChangesNothingTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int VARIANTS = Integer.getInteger("querytool.canaries", DEEP ? 20_000 : 500);
  private static final int ENOUGH = 20;
  private static final String ONLY = System.getProperty("querytool.canaries.dialect", "");
  private static final long SEED = Long.getLong("querytool.seed", DEEP ? System.nanoTime() : 20L);

  private static final List<CanaryWorld.Source> SOURCES =
      made().stream().<CanaryWorld.Source>map(KeptWorlds::new).toList();

  static Stream<CanaryWorld.Source> sources() {
    return SOURCES.stream();
  }

  @AfterAll
  static void closeWorlds() {
    SOURCES.forEach(source -> ((KeptWorlds) source).close());
  }

  private static List<CanaryWorld.Source> made() {
    List<CanaryWorld.Source> all = new ArrayList<>();
    if (wanted(Dialect.POSTGRES)) {
      all.add(new PostgresCanaries.Worlds());
    }
    if (wanted(Dialect.SQLITE)) {
      all.add(
          SqliteCanaries.source(
              "SQLite",
              GuardConformance.of(Dialect.SQLITE).schema(),
              AcceptedTexts.of(Dialect.SQLITE),
              SqliteCanaries.PLANTS));
      all.add(
          SqliteCanaries.source(
              "SQLite, other tables",
              NameResolutionTest.lines("schema.sql"),
              AcceptedTexts.honest(),
              List.of()));
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
          if (DEEP || watch.count() % 4 == 0) {
            watch.run(inspection.orThrow().limited(1).sql());
          }
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
      while (watch.count() < VARIANTS && watch.findings().size() < ENOUGH) {
        String text = variants.next();
        made++;
        String sql = accepted(source, guard, text, watch.world().catalog());
        if (sql != null && seen.add(sql)) {
          watch.run(sql);
        }
      }
      watch.look();
      System.out.printf(
          "%s: %,d accepted of %,d variants (seed %d): %s, in %d s%n",
          source, watch.count(), made, SEED, watch, (System.nanoTime() - start) / 1_000_000_000);
      assertThat(watch.findings()).isEmpty();
    }
  }

  /** A guard that only asks a parser lets through what is then seen, so there is enough to see. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("alone")
  void whatAParserTakesForASelectIsCaught(CanaryWorld.Source source) throws SQLException {
    try (CanaryWatch watch = new CanaryWatch(source)) {
      Variants variants =
          new Variants(new Random(SEED), source.texts(), watch.world().vocabulary());
      while (watch.findings().isEmpty() && watch.count() < VARIANTS) {
        String text = variants.next();
        if (parsesAsSelect(text)) {
          watch.run(text);
        }
      }
      watch.look();
      assertThat(watch.findings()).isNotEmpty();
    }
  }

  /** Returns the worlds whose server nobody else uses, where anything may happen. */
  static Stream<CanaryWorld.Source> alone() {
    return sources().filter(source -> source.dialect() == Dialect.POSTGRES);
  }

  private static boolean parsesAsSelect(String text) {
    try {
      return new CCJSqlParser(new StringProvider(text)).Statement() instanceof Select;
    } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns the text that would be run, whether names are resolved or not; null if none would. */
  private static @Nullable String accepted(
      CanaryWorld.Source source, SqlGuard guard, String text, CatalogSnapshot catalog) {
    Inspection bare = guard.inspect(text);
    if (bare.accepted() && !source.needsCatalog(text)) {
      return bare.orThrow().sql();
    }
    // Names only add reasons to refuse, but for a share of the texts that is tried rather than
    // said.
    if (!bare.accepted() && text.hashCode() % 8 != 0) {
      return null;
    }
    Inspection named = guard.inspect(text, catalog);
    return named.accepted() ? named.orThrow().sql() : null;
  }
}
