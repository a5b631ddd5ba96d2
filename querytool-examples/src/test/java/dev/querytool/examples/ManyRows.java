package dev.querytool.examples;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database with a table {@code n} of 300 rows, which crossed with itself has no end. */
final class ManyRows implements AutoCloseable {

  /** Computes until it is stopped, and gives nothing before. */
  static final String ENDLESS =
      "SELECT count(*) FROM n AS a, n AS b, n AS c, n AS d WHERE a.id + b.id < c.id - d.id";

  /** Gives rows until it is stopped. */
  static final String ENDLESS_ROWS =
      "SELECT a.id, b.id AS other FROM n AS a, n AS b, n AS c, n AS d";

  /** Gives 90,000 rows. */
  static final String ROWS = "SELECT a.id, b.id AS other FROM n AS a, n AS b";

  private final String url;
  private final @Nullable TestDatabase server;
  private final @Nullable Path file;

  private ManyRows(String url, @Nullable TestDatabase server, @Nullable Path file) {
    this.url = url;
    this.server = server;
    this.file = file;
  }

  /** Returns one on SQLite and one on every server that can be had. */
  static Stream<ManyRows> all() {
    return Stream.concat(
        Stream.of(Dialect.SQLITE).map(any -> onSqlite()), Engines.all().map(ManyRows::on));
  }

  /**
   * Returns one on SQLite, one on PostgreSQL and one on a server that speaks MySQL's protocol, for
   * what takes long; {@link #all} with {@code querytool.tests.deep}.
   */
  static Stream<ManyRows> some() {
    if (Boolean.getBoolean("querytool.tests.deep")) {
      return all();
    }
    return Stream.of(
        onSqlite(),
        on(Engines.of(Dialect.POSTGRES)),
        on(Engines.mysqlLike().reduce((first, last) -> last).orElseThrow()));
  }

  static ManyRows onSqlite() {
    try {
      Path file = Files.createTempFile("querytool-rows", ".db");
      try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        fill(database);
      }
      return new ManyRows("sqlite:" + file, null, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ManyRows on(TestServer server) {
    TestDatabase database = server.newDatabase();
    try (Connection connection = database.connect()) {
      fill(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new ManyRows(database.url(), database, null);
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE n (id INTEGER PRIMARY KEY)");
      statement.execute(
          IntStream.rangeClosed(1, 300)
              .mapToObj(id -> "(" + id + ")")
              .collect(Collectors.joining(", ", "INSERT INTO n VALUES ", "")));
    }
  }

  String url() {
    return url;
  }

  String password() {
    return server == null ? "" : server.server().password();
  }

  /** Tells whether this is a server, which goes on when its client has gone. */
  boolean isServer() {
    return server != null;
  }

  /** Tells whether a first row comes before the last is made. */
  boolean givesRowsAsFound() {
    return server == null || server.dialect() == Dialect.POSTGRES;
  }

  /** Returns how many statements the server works on for this database. */
  long running() {
    TestDatabase database = requireServer();
    String sql =
        database.dialect() == Dialect.POSTGRES
            ? "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND state = 'active' AND query LIKE '%n AS d%' AND datname = '"
            : "SELECT count(*) FROM information_schema.processlist WHERE id <> connection_id()"
                + " AND command <> 'Sleep' AND info LIKE '%n AS d%' AND db = '";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql + database.name() + "'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestDatabase requireServer() {
    if (server == null) {
      throw new IllegalStateException("SQLite works within its client");
    }
    return server;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (file != null) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public String toString() {
    return server == null ? "SQLite" : server.toString();
  }
}
