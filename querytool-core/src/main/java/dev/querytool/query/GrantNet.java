package dev.querytool.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.ReadOnlyQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second net below callers with grants: the tables in the database's own plan of a query must
 * be those that the guard has found in it, or lie behind one of these, as those of a view, of a
 * policy or the parts of a table do. What lies behind a table is what the plan of reading all of it
 * shows.
 *
 * <p>A text that has passed is not asked about again for some minutes, as long as the catalogue
 * stays as it was. Safe for use by many threads.
 */
final class GrantNet {

  private static final Logger LOG = LoggerFactory.getLogger(GrantNet.class);
  private static final PlanTable NAMELESS = new PlanTable("", "");
  private static final int MOST = 5_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Passed(String connection, OptionalLong version, String sql) {}

  private record Behind(String connection, OptionalLong version, PlanTable table) {}

  private final Function<ReadOnlyQuery, Set<PlanTable>> expectation;
  private final Cache<Passed, Boolean> passed =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();
  private final Cache<Behind, Set<PlanTable>> behind =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();

  GrantNet() {
    this(GrantNet::found);
  }

  /** Expects other tables than those that the guard has found. */
  GrantNet(Function<ReadOnlyQuery, Set<PlanTable>> expectation) {
    this.expectation = expectation;
  }

  /** Tells whether a query has to be held against its plan before it is run. */
  boolean holds(String connection, ReadOnlyQuery query) {
    return query.isGranted() && passed.getIfPresent(key(connection, query)) == null;
  }

  /**
   * Asks for the plan of a query, in its own session, and requires that it reads nothing else.
   *
   * @throws UnexpectedPlanException if it does; the log names what
   */
  void require(String connection, ReadOnlyQuery query, Planning.Session session)
      throws SQLException {
    Set<PlanTable> expected = expectation.apply(query);
    Set<PlanTable> others =
        unexplained(connection, query.snapshotVersion(), query.dialect(), expected, session);
    if (!others.isEmpty()) {
      LOG.error(
          "A granted query on '{}' was not run: the guard found {} in it, its plan also reads {}."
              + " Please report the statement: {}",
          connection,
          expected,
          others,
          query.sqlWithoutLiterals());
      throw new UnexpectedPlanException(connection);
    }
    passed.put(key(connection, query), true);
  }

  /** Returns what a plan reads besides the tables that are expected and what lies behind them. */
  Set<PlanTable> unexplained(
      String connection,
      OptionalLong version,
      Dialect dialect,
      Set<PlanTable> expected,
      Planning.Session session)
      throws SQLException {
    Set<PlanTable> others = new LinkedHashSet<>(read(dialect, session));
    others.removeAll(expected);
    for (PlanTable table : expected) {
      if (others.isEmpty()) {
        return others;
      }
      if (table.schemaName().isEmpty()) {
        continue;
      }
      Set<PlanTable> parts = parts(new Behind(connection, version, table), dialect, session);
      others.removeIf(other -> parts.contains(other) || isNameless(other, parts));
    }
    return others;
  }

  /**
   * Some plans have nothing but aliases, of which there may be any: SQLite's for virtual tables,
   * MariaDB's for what lies behind a view. The tables of the text itself are never told so.
   */
  private static boolean isNameless(PlanTable other, Set<PlanTable> parts) {
    return other.schemaName().isEmpty()
        && parts.stream().anyMatch(part -> part.schemaName().isEmpty());
  }

  private Set<PlanTable> parts(Behind key, Dialect dialect, Planning.Session session)
      throws SQLException {
    Set<PlanTable> known = behind.getIfPresent(key);
    if (known == null) {
      Set<PlanTable> parts = new LinkedHashSet<>(read(dialect, session.about(all(key, dialect))));
      if (isMysql(dialect)) {
        parts.removeIf(part -> part.schemaName().isEmpty());
        session.askApart(viewNamed(key.table())).forEach(view -> parts.add(NAMELESS));
      }
      known = Set.copyOf(parts);
      behind.put(key, known);
    }
    return known;
  }

  private static List<PlanTable> read(Dialect dialect, Planning.Session session)
      throws SQLException {
    return Planning.of(dialect).plan(session).tables();
  }

  private static Passed key(String connection, ReadOnlyQuery query) {
    return new Passed(connection, query.snapshotVersion(), query.sql());
  }

  /** SQLite's functions in FROM are virtual tables, which a plan has by their aliases. */
  private static Set<PlanTable> found(ReadOnlyQuery query) {
    Stream<PlanTable> tables =
        query.tablesRead().stream()
            .map(table -> new PlanTable(table.schemaName(), table.tableName()));
    Stream<PlanTable> calls =
        query.dialect() == Dialect.SQLITE
            ? query.functionsRead().stream().map(name -> new PlanTable("", name))
            : Stream.empty();
    return Stream.concat(tables, calls).collect(Collectors.toSet());
  }

  private static String all(Behind key, Dialect dialect) {
    String mark = isMysql(dialect) ? "`" : "\"";
    return Stream.of(key.table().schemaName(), key.table().tableName())
        .map(name -> mark + name.replace(mark, mark + mark) + mark)
        .collect(Collectors.joining(".", "SELECT * FROM ", ""));
  }

  /** Asks for the view of this name; the names stand in it as bytes, which no text can break. */
  private static String viewNamed(PlanTable table) {
    return "SELECT table_name FROM information_schema.views WHERE table_schema = "
        + bytes(table.schemaName())
        + " AND table_name = "
        + bytes(table.tableName());
  }

  private static String bytes(String name) {
    return "_utf8mb4 X'" + HexFormat.of().formatHex(name.getBytes(UTF_8)) + "'";
  }

  private static boolean isMysql(Dialect dialect) {
    return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
  }
}
