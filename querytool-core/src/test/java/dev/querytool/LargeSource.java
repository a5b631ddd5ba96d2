package dev.querytool;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database that gives many rows: stored ones on SQLite and PostgreSQL, ten digits joined with
 * themselves on MySQL and MariaDB.
 */
final class LargeSource implements AutoCloseable {

  /**
   * What the database itself says of its rows.
   *
   * @param rows how many there are
   * @param ids the sum of their ids
   * @param amounts the sum of their amounts
   * @param notes how many have a note
   */
  record Sums(long rows, long ids, BigDecimal amounts, long notes) {}

  private static final String COLUMNS = "id, amount, label, taken, note";

  private final Dialect dialect;
  private final String url;
  private final String password;
  private final @Nullable TestDatabase database;
  private final int places;

  private LargeSource(
      Dialect dialect, String url, String password, @Nullable TestDatabase made, int places) {
    this.dialect = dialect;
    this.url = url;
    this.password = password;
    this.database = made;
    this.places = places;
  }

  /**
   * Returns SQLite, PostgreSQL and one engine that speaks MySQL's protocol, whose driver is one for
   * both; every engine that can be had with {@code querytool.tests.deep}.
   */
  static Stream<Dialect> engines() {
    List<Dialect> servers = Engines.all().map(TestServer::dialect).toList();
    int most = Boolean.getBoolean("querytool.tests.deep") ? servers.size() : 2;
    return Stream.concat(Stream.of(Dialect.SQLITE), servers.stream().limit(most));
  }

  /** Makes one with two times ten to the power of {@code places} rows. */
  static LargeSource create(Dialect dialect, Path folder, int places) throws SQLException {
    LargeSource source =
        dialect == Dialect.SQLITE
            ? new LargeSource(dialect, "sqlite:" + folder.resolve("large.db"), "", null, places)
            : onServer(Engines.of(dialect).newDatabase(), places);
    source.fill();
    return source;
  }

  private static LargeSource onServer(TestDatabase database, int places) {
    TestDatabase.LogIn reader = database.newReader();
    return new LargeSource(
        database.dialect(), database.url(reader.user()), reader.password(), database, places);
  }

  String url() {
    return url;
  }

  /** Returns the password of the url's user; empty on SQLite. */
  String password() {
    return password;
  }

  /** Returns a query for all rows. */
  String query() {
    return isStored() ? "SELECT " + COLUMNS + " FROM large" : computed();
  }

  Sums sums() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), sum(id), sum(amount), count(note) FROM ("
                    + query()
                    + ") AS every")) {
      row.next();
      return new Sums(
          row.getLong(1), row.getLong(2), new BigDecimal(row.getString(3)), row.getLong(4));
    }
  }

  /** Connects by the bare driver, as one who may do everything. */
  Connection connect() throws SQLException {
    return database == null ? DriverManager.getConnection("jdbc:" + url) : database.connect();
  }

  private boolean isStored() {
    return dialect == Dialect.SQLITE || dialect == Dialect.POSTGRES;
  }

  private void fill() throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE digit (d integer PRIMARY KEY)");
    statements.add("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    if (isStored()) {
      statements.add(
          "CREATE TABLE large (id bigint, amount "
              + (dialect == Dialect.SQLITE ? "real" : "decimal(14,3)")
              + ", label text, taken timestamp, note text)");
      statements.add("INSERT INTO large " + computed());
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String computed() {
    return "SELECT i AS id, i * 0.125 AS amount, "
        + (isStored() ? "'订单 ' || i" : "concat('订单 ', i)")
        + " AS label, "
        + taken()
        + " AS taken, CASE WHEN i % 3 = 0 THEN NULL ELSE 'checked by hand' END AS note FROM (SELECT"
        + " 1 + "
        + IntStream.range(0, places + 1)
            .mapToObj(place -> "t" + place + ".d * " + (long) Math.pow(10, place))
            .collect(Collectors.joining(" + "))
        + " AS i FROM "
        + IntStream.range(0, places + 1)
            .mapToObj(place -> "digit AS t" + place)
            .collect(Collectors.joining(" CROSS JOIN "))
        + " WHERE t"
        + places
        + ".d < 2) AS n";
  }

  private String taken() {
    return switch (dialect) {
      case SQLITE -> "strftime('%Y-%m-%dT%H:%M:%S', 1767225600 + i, 'unixepoch')";
      case POSTGRES -> "timestamp '2026-01-01' + i * interval '1 second'";
      case MYSQL, MARIADB -> "from_unixtime(1767225600 + i)";
    };
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
