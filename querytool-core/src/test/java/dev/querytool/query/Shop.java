package dev.querytool.query;

import dev.querytool.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;

/** A small shop in one SQLite file, an executor on it, and what both lend. */
final class Shop implements AutoCloseable {

  /** Runs until it is stopped. */
  static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

  /** Gives rows until it is stopped. */
  static final String ENDLESS_ROWS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

  private static final String[] SCHEMA = {
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total REAL, note TEXT,"
        + " created_at TEXT, paid BOOLEAN, proof BLOB)",
    "INSERT INTO orders VALUES"
        + " (1, 7, 10.5, 'erste', '2026-01-01', 1, x'00ff'),"
        + " (2, 7, 20.25, NULL, '2026-02-01', 0, NULL),"
        + " (3, 8, 5.0, '下单', '2026-03-01', 1, x'')",
    "CREATE TABLE numbers (id INTEGER PRIMARY KEY, label TEXT)",
    "INSERT INTO numbers WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        + " WHERE i < 20000) SELECT i, 'number ' || i FROM n"
  };

  private final Path file;
  private final TestSessions sessions;
  private final TestCatalog catalog;
  private final ManagedQueries queries;

  private Shop(
      TestSessions sessions, TestCatalog catalog, QueryOptions options, Clock clock, Path file) {
    this.file = file;
    this.sessions = sessions;
    this.catalog = catalog;
    this.queries = SafeQueryExecutor.create(sessions, catalog, clock, options);
  }

  static Shop open(Path folder, int poolSize, QueryOptions options, Clock clock) {
    Path file = folder.resolve("shop.db");
    SqliteSessions.prepare(file, SCHEMA);
    return new Shop(new SqliteSessions(file, poolSize), TestCatalog.of(file), options, clock, file);
  }

  /** Opens an executor on a database of a server in which the shop is. */
  static Shop on(TestDatabase database, int poolSize, QueryOptions options) {
    return new Shop(
        new ServerSessions(database, poolSize),
        TestCatalog.of(database),
        options,
        Clock.systemUTC(),
        Path.of(database.name()));
  }

  /** The statements that make the shop. */
  static String[] schema() {
    return SCHEMA.clone();
  }

  static Shop open(Path folder) {
    return open(folder, QueryOptions.defaults());
  }

  static Shop open(Path folder, QueryOptions options) {
    return open(folder, options, Clock.systemUTC());
  }

  static Shop open(Path folder, QueryOptions options, Clock clock) {
    return open(folder, 4, options, clock);
  }

  static Shop open(Path folder, int poolSize) {
    return open(folder, poolSize, QueryOptions.defaults(), Clock.systemUTC());
  }

  Path file() {
    return file;
  }

  TestSessions sessions() {
    return sessions;
  }

  TestCatalog catalog() {
    return catalog;
  }

  ManagedQueries queries() {
    return queries;
  }

  QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  @Override
  public void close() {
    queries.close();
    sessions.close();
  }
}
