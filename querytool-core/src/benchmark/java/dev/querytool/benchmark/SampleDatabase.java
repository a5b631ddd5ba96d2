package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database with the sample table, filled and read once so that its caches are warm. */
final class SampleDatabase implements AutoCloseable {

  private final Address address;
  private final String version;
  private final @Nullable TestDatabase database;

  private SampleDatabase(Address address, String version, @Nullable TestDatabase database) {
    this.address = address;
    this.version = version;
    this.database = database;
  }

  /** Makes it in a file on SQLite, or in a new database on the tests' server of the engine. */
  static SampleDatabase create(Dialect dialect, int rows, Path folder) throws SQLException {
    return dialect == Dialect.SQLITE ? inFile(rows, folder) : onServer(dialect, rows);
  }

  private static SampleDatabase inFile(int rows, Path folder) throws SQLException {
    Path file = folder.resolve("sample.db");
    Address address = new Address(Dialect.SQLITE, "sqlite:" + file, "jdbc:sqlite:" + file, "", "");
    try (Connection connection = DriverManager.getConnection(address.jdbcUrl());
        Statement statement = connection.createStatement()) {
      for (String sql : schema(Dialect.SQLITE, rows)) {
        statement.executeUpdate(sql);
      }
      try (ResultSet version = statement.executeQuery("SELECT sqlite_version()")) {
        return new SampleDatabase(address, "SQLite " + version.getString(1), null);
      }
    }
  }

  private static SampleDatabase onServer(Dialect dialect, int rows) {
    TestDatabase database = Engines.of(dialect).newDatabase();
    database.execute(schema(dialect, rows).toArray(String[]::new));
    TestDatabase.LogIn reader = database.newReader();
    Address address =
        new Address(
            dialect,
            database.url(reader.user()),
            database.server().jdbcUrl(database.name()),
            reader.user(),
            reader.password());
    return new SampleDatabase(address, database.server().toString(), database);
  }

  private static List<String> schema(Dialect dialect, int rows) {
    Stream<String> make =
        switch (dialect) {
          case SQLITE ->
              Stream.of(
                  "CREATE TABLE sample (id INTEGER PRIMARY KEY, amount REAL NOT NULL, label TEXT NOT"
                      + " NULL, taken TEXT NOT NULL, note TEXT)",
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      + rows
                      + ") INSERT INTO sample SELECT i, i / 8.0, '订单 ' || i,"
                      + " strftime('%Y-%m-%dT%H:%M:%S', 1767225600 + i, 'unixepoch'), "
                      + note("i")
                      + " FROM n");
          case POSTGRES ->
              Stream.of(
                  "CREATE TABLE sample (id bigint PRIMARY KEY, amount decimal(14,3) NOT NULL, label"
                      + " text NOT NULL, taken timestamp NOT NULL, note text)",
                  "INSERT INTO sample SELECT i, i / 8.0, '订单 ' || i,"
                      + " timestamp '2026-01-01' + i * interval '1 second', "
                      + note("i")
                      + " FROM generate_series(1, "
                      + rows
                      + ") AS n (i)",
                  "VACUUM ANALYZE sample");
          case MYSQL, MARIADB ->
              Stream.of(
                  "CREATE TABLE sample (id bigint PRIMARY KEY, amount decimal(14,3) NOT NULL, label"
                      + " varchar(40) NOT NULL, taken datetime NOT NULL, note varchar(40))",
                  "INSERT INTO sample SELECT i, i / 8.0, concat('订单 ', i),"
                      + " timestamp '2026-01-01 00:00:00' + interval i second, "
                      + note("i")
                      + " FROM ("
                      + numbers(rows)
                      + ") AS n ORDER BY i",
                  "ANALYZE TABLE sample");
        };
    return Stream.of(
            make,
            FilteredTables.schema(dialect, rows).stream(),
            Stream.of("SELECT count(label), sum(amount) FROM sample"))
        .flatMap(statements -> statements)
        .filter(sql -> dialect != Dialect.SQLITE || !sql.startsWith("SELECT"))
        .toList();
  }

  private static String note(String number) {
    return "CASE WHEN " + number + " % 3 = 0 THEN NULL ELSE 'checked by hand' END";
  }

  /** Counts from 1 with nothing but joins. */
  private static String numbers(int rows) {
    String digits =
        IntStream.range(0, 10)
            .mapToObj(digit -> "SELECT " + digit + " AS d")
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    int places = String.valueOf(rows).length();
    String sum =
        IntStream.range(0, places)
            .mapToObj(place -> "t" + place + ".d * " + (long) Math.pow(10, place))
            .collect(Collectors.joining(" + "));
    String joined =
        IntStream.range(0, places)
            .mapToObj(place -> digits + " AS t" + place)
            .collect(Collectors.joining(" CROSS JOIN "));
    return "SELECT i FROM (SELECT "
        + sum
        + " AS i FROM "
        + joined
        + ") AS every WHERE i BETWEEN 1 AND "
        + rows;
  }

  Address address() {
    return address;
  }

  /** Returns the engine's name and version. */
  String version() {
    return version;
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
