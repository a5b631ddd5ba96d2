package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engine on which the shop is opened as often as wanted; of a server, in one database. */
final class ShopEngine implements AutoCloseable {

  private static final String DIGITS =
      "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
          + " UNION ALL SELECT 9) AS ";

  private static final String CROSSED =
      " FROM numbers AS a, numbers AS b, numbers AS c WHERE c.id <= 1000";

  private final @Nullable TestServer server;
  private @Nullable TestDatabase database;
  private int files;

  private ShopEngine(@Nullable TestServer server) {
    this.server = server;
  }

  /** Returns SQLite and every server that can be had. */
  static Stream<ShopEngine> all() {
    return Stream.concat(Stream.of(new ShopEngine(null)), servers());
  }

  /** Returns every server that can be had. */
  static Stream<ShopEngine> servers() {
    return Engines.all().map(ShopEngine::new);
  }

  /**
   * Returns PostgreSQL and one server that speaks MySQL's protocol, for what takes long; every
   * server with {@code querytool.tests.deep}.
   */
  static Stream<ShopEngine> someServers() {
    if (Boolean.getBoolean("querytool.tests.deep")) {
      return servers();
    }
    TestServer mysqlLike = Engines.find(Dialect.MYSQL).orElseGet(() -> Engines.of(Dialect.MARIADB));
    return Stream.of(Engines.of(Dialect.POSTGRES), mysqlLike).map(ShopEngine::new);
  }

  static ShopEngine of(TestServer server) {
    return new ShopEngine(server);
  }

  Dialect dialect() {
    return server == null ? Dialect.SQLITE : server.dialect();
  }

  Shop open(Path folder) {
    return open(folder, 4, QueryOptions.defaults());
  }

  Shop open(Path folder, QueryOptions options) {
    return open(folder, 4, options);
  }

  /** Opens the shop with so many sessions; a file of SQLite is another each time. */
  Shop open(Path folder, int poolSize, QueryOptions options) {
    if (server != null) {
      return Shop.on(database(), poolSize, options);
    }
    return Shop.open(newFolder(folder), poolSize, options, Clock.systemUTC());
  }

  private Path newFolder(Path folder) {
    try {
      return Files.createDirectory(folder.resolve("shop" + files++));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns a query that runs until it is stopped. */
  String endless() {
    return server == null ? Shop.ENDLESS : "SELECT count(*)" + CROSSED + " AND a.id + b.id < c.id";
  }

  /** Returns a query that has more rows than anybody reads. */
  String endlessRows() {
    return server == null ? Shop.ENDLESS_ROWS : "SELECT a.id" + CROSSED;
  }

  /**
   * Returns a query that gives some hundred rows at once, and the next never; MySQL and MariaDB,
   * which have all rows before they give one, give a million.
   */
  String fewRows() {
    return switch (dialect()) {
      case SQLITE -> Shop.ENDLESS_ROWS + " WHERE i < 1000";
      case POSTGRES -> "SELECT a.id" + CROSSED + " AND a.id + b.id + c.id < 30";
      case MYSQL, MARIADB -> "SELECT a.id FROM numbers AS a, numbers AS b WHERE b.id <= 50";
    };
  }

  /**
   * Returns how many statements run, as the server says; for SQLite, how many threads step in one.
   */
  int working() {
    return server == null ? SqliteSessions.stepping() : new ServerList(database()).working();
  }

  /** Returns the server's database. */
  synchronized TestDatabase database() {
    TestDatabase made = database;
    if (made == null) {
      if (server == null) {
        throw new IllegalStateException("SQLite has no server");
      }
      made = server.newDatabase();
      database = made;
      made.execute(schema(made.dialect()));
    }
    return made;
  }

  private static String[] schema(Dialect dialect) {
    boolean postgres = dialect == Dialect.POSTGRES;
    String binary = postgres ? "'\\x00ff'" : "x'00ff'";
    return new String[] {
      "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, total double precision,"
          + " note text, created_at date, paid boolean, proof "
          + (postgres ? "bytea)" : "blob)"),
      "INSERT INTO orders VALUES (1, 7, 10.5, 'erste', '2026-01-01', true, "
          + binary
          + "), (2, 7, 20.25, NULL, '2026-02-01', false, NULL),"
          + " (3, 8, 5.0, '下单', '2026-03-01', true, '')",
      "CREATE TABLE numbers (id bigint PRIMARY KEY, label varchar(40))",
      "INSERT INTO numbers SELECT i, concat('number ', i) FROM (SELECT"
          + " 1 + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS i FROM "
          + Stream.of("a", "b", "c", "d", "e")
              .map(name -> DIGITS + name)
              .reduce((x, y) -> x + ", " + y)
              .orElseThrow()
          + ") AS n WHERE i <= 20000"
    };
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  @Override
  public String toString() {
    return server == null ? "SQLite" : server.toString();
  }
}
