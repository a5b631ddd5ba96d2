package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database servers of the tests: the one way to ask for an engine.
 *
 * <p>Each server is looked for in this order, on first use:
 *
 * <ol>
 *   <li>the address in {@code QUERYTOOL_TEST_POSTGRES_URL}, {@code QUERYTOOL_TEST_MARIADB_URL} or
 *       {@code QUERYTOOL_TEST_MYSQL_URL}, such as {@code
 *       postgres://postgres@127.0.0.1:5432/postgres}; its user must be allowed everything
 *   <li>Testcontainers, when Docker answers
 *   <li>the binaries that Maven brings; there are none of MySQL
 * </ol>
 *
 * <p>There is one server of each engine in a build; it stops with the JVM. Tests keep apart by
 * databases of their own, see {@link TestServer#newDatabase}. Safe for use by many threads.
 */
public final class Engines {

  private static final Map<Dialect, Optional<TestServer>> FOUND = new EnumMap<>(Dialect.class);

  private Engines() {}

  /**
   * Returns every server that can be had here: PostgreSQL, MariaDB, and MySQL where there is one.
   */
  public static Stream<TestServer> all() {
    return Stream.of(Dialect.POSTGRES, Dialect.MARIADB, Dialect.MYSQL)
        .flatMap(dialect -> find(dialect).stream());
  }

  /** Returns the servers that speak MySQL's protocol. */
  public static Stream<TestServer> mysqlLike() {
    return all().filter(server -> server.dialect() != Dialect.POSTGRES);
  }

  /**
   * Returns the server of an engine.
   *
   * @throws IllegalStateException if it is MySQL and there is none here
   */
  public static TestServer of(Dialect dialect) {
    return find(dialect)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no " + dialect + " here; set " + variable(dialect)));
  }

  /** Finds the server of an engine; only MySQL can be missing. */
  public static synchronized Optional<TestServer> find(Dialect dialect) {
    return FOUND.computeIfAbsent(dialect, Engines::look);
  }

  /** Returns the servers that were asked for so far. */
  static synchronized List<TestServer> used() {
    return FOUND.values().stream().flatMap(Optional::stream).toList();
  }

  private static Optional<TestServer> look(Dialect dialect) {
    String url = System.getenv(variable(dialect));
    if (url != null && !url.isBlank()) {
      return Optional.of(TestServer.at(dialect, url, "environment"));
    }
    Optional<String> container = Containers.start(dialect);
    if (container.isPresent()) {
      return Optional.of(TestServer.at(dialect, container.get(), "Docker"));
    }
    return switch (dialect) {
      case POSTGRES, MARIADB ->
          Optional.of(
              TestServer.at(dialect, OwnServer.start(dialect).adminUrl(), "Maven artifacts"));
      case MYSQL -> Optional.empty();
      case SQLITE -> throw new IllegalArgumentException("SQLite has no server");
    };
  }

  private static String variable(Dialect dialect) {
    return "QUERYTOOL_TEST_" + dialect.name().toUpperCase(Locale.ROOT) + "_URL";
  }
}
