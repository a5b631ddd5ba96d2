package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is larger than the memory of a program is refused before it fills that memory. */
class SmallHeapTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final String HEAP = "64m";
  private static final String SUDDEN =
      "CASE WHEN i < 2700 THEN 'x' ELSE repeat('y', 60000) END AS v";
  private static final String REFUSED = "ResultTooLargeException";

  @TempDir private Path directory;
  private final List<String> asked = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @Test
  void onSqlite() {
    SourceFile file =
        SourceFile.create(
            directory.resolve("large.db"),
            "CREATE TABLE few (id INTEGER PRIMARY KEY)",
            "INSERT INTO few VALUES (1), (2), (3)",
            "CREATE TABLE stored (id INTEGER PRIMARY KEY, v BLOB, after TEXT)",
            "INSERT INTO stored VALUES (1, zeroblob(40000000), 'behind it')",
            "CREATE TABLE texts (id INTEGER PRIMARY KEY, v TEXT)",
            "INSERT INTO texts VALUES (1, printf('%.*c', 30000000, 'x'))",
            "CREATE VIEW huge AS SELECT zeroblob(300000000) AS v",
            "CREATE VIEW many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < 10000) SELECT i AS id, hex(zeroblob(500000)) AS v FROM n",
            "CREATE VIEW wide AS SELECT id, zeroblob(20000000) AS v FROM few");
    ask("run", "SELECT v FROM huge", REFUSED);
    ask("run", "SELECT v FROM stored", REFUSED);
    ask("run", "SELECT id, after, length(v) FROM stored", "1 rows");
    ask("stream", "SELECT v FROM texts", REFUSED);
    ask("run", "SELECT v FROM many", REFUSED);
    ask("stream", "SELECT v FROM many LIMIT 100", "100 rows");
    ask("stream", "SELECT v FROM wide", REFUSED);
    assertAnswers("sqlite:" + file.path(), "");
  }

  @ParameterizedTest
  @MethodSource("largestServers")
  void onServers(TestServer server) {
    try (TestDatabase database = server.newDatabase()) {
      database.execute(
          "CREATE TABLE few (id int PRIMARY KEY)", "INSERT INTO few VALUES (1), (2), (3)");
      database.execute(server.dialect() == Dialect.POSTGRES ? postgres() : mysql(server.dialect()));
      ask("run", "SELECT v FROM huge", REFUSED);
      ask("run", "SELECT v FROM many", REFUSED);
      ask("stream", "SELECT v FROM many LIMIT 27", "27 rows");
      ask("stream", "SELECT v FROM wide", REFUSED);
      ask("stream", "SELECT v FROM sudden ORDER BY id", "3700 rows");
      if (server.dialect() == Dialect.POSTGRES) {
        ask("stream", "SELECT v FROM arrays", REFUSED);
        ask("run", "SELECT v FROM text_arrays", REFUSED);
        ask("run", "SELECT v FROM json", REFUSED);
        ask("run", "SELECT v FROM digits", "1 rows");
      } else {
        ask("stream", "SELECT v, v AS w, v AS x, v AS y, v AS z FROM huge", REFUSED);
      }
      TestDatabase.LogIn reader = database.newReader();
      assertAnswers(database.url(reader.user()), reader.password());
    }
  }

  /**
   * The bounds of its driver are the application's; what then does not fit is refused all the same.
   */
  @ParameterizedTest
  @MethodSource("someServers")
  void onAnApplicationsOwnSource(TestServer server) {
    try (TestDatabase database = server.newDatabase()) {
      database.execute(
          "CREATE TABLE few (id int PRIMARY KEY)", "INSERT INTO few VALUES (1), (2), (3)");
      database.execute(server.dialect() == Dialect.POSTGRES ? postgres() : mysql(server.dialect()));
      ask("run", "SELECT v FROM huge", REFUSED);
      ask("run", "SELECT v, v AS w, v AS x, v AS y, v AS z FROM huge", REFUSED);
      if (server.dialect() == Dialect.POSTGRES) {
        ask("stream", "SELECT v FROM sudden ORDER BY id", "3700 rows");
      }
      TestDatabase.LogIn reader = database.newReader();
      String logIn = "?user=" + reader.user() + "&password=" + reader.password();
      assertAnswers(
          server.jdbcUrl(database.name())
              + logIn
              + "&readOnlyMode=transaction&allowPublicKeyRetrieval=true&sslMode="
              + (server.dialect() == Dialect.POSTGRES ? "disable" : "DISABLED"),
          server.dialect().name());
    }
  }

  /** Of the two that speak one protocol, the one that sends more at once. */
  static Stream<TestServer> largestServers() {
    boolean both = Engines.mysqlLike().count() > 1;
    return Engines.all().filter(server -> DEEP || !both || server.dialect() != Dialect.MARIADB);
  }

  /** All of them take long on a small heap. */
  static Stream<TestServer> someServers() {
    return DEEP ? Engines.all() : Engines.mysqlLike().limit(1);
  }

  private static String[] postgres() {
    return new String[] {
      "CREATE VIEW huge AS SELECT repeat('x', " + (DEEP ? 300_000_000 : 100_000_000) + ") AS v",
      "CREATE VIEW many AS SELECT i AS id, repeat('x', 1000000) AS v"
          + " FROM generate_series(1, 10000) AS i",
      "CREATE VIEW wide AS SELECT i AS id, repeat('x', 20000000) AS v"
          + " FROM generate_series(1, 10) AS i",
      "CREATE VIEW sudden AS SELECT i AS id, " + SUDDEN + " FROM generate_series(1, 3700) AS i",
      "CREATE VIEW arrays AS SELECT array_fill(7, ARRAY[3000000]) AS v",
      "CREATE VIEW text_arrays AS SELECT array_fill('a,\"b'::text, ARRAY[500000]) AS v",
      "CREATE VIEW json AS SELECT to_jsonb(repeat('x', 12000000)) AS v",
      "CREATE VIEW digits AS SELECT repeat('9', 100000)::numeric AS v"
    };
  }

  /** The servers themselves make no text that is larger than a packet of theirs. */
  private static String[] mysql(Dialect dialect) {
    String most = dialect == Dialect.MYSQL ? (DEEP ? "60000000" : "30000000") : "15000000";
    String row = dialect == Dialect.MYSQL ? "20000000" : "15000000";
    return new String[] {
      "CREATE VIEW huge AS SELECT repeat('x', " + most + ") AS v",
      "CREATE VIEW many AS SELECT repeat('x', 1000000) AS v FROM few AS a, few AS b, few AS c",
      "CREATE VIEW wide AS SELECT id, repeat('x', " + row + ") AS v FROM few",
      "CREATE TABLE sudden (id int PRIMARY KEY, v mediumtext)",
      "INSERT INTO sudden SELECT i, "
          + SUDDEN
          + " FROM (SELECT row_number() OVER () AS i FROM few AS a, few AS b, few AS c, few AS d,"
          + " few AS e, few AS f, few AS g, few AS h) AS n WHERE i <= 3700"
    };
  }

  private void ask(String how, String text, String outcome) {
    asked.add(how);
    asked.add(text);
    expected.add(outcome);
  }

  /** The query after each must find a session that works. */
  private void assertAnswers(String url, String password) {
    List<String> arguments = new ArrayList<>(List.of(url, password));
    arguments.addAll(asked);
    try (KilledProcess child =
        KilledProcess.start(
            List.of("-Xmx" + HEAP), SmallHeapProcess.class, arguments.toArray(String[]::new))) {
      child.awaitExit();
      List<String> marks = child.marks();
      assertThat(marks).as(child.output()).hasSize(2 * expected.size() + 1).endsWith("end");
      for (int i = 0; i < expected.size(); i++) {
        assertThat(marks.get(2 * i)).as(asked.get(2 * i + 1)).contains(": " + expected.get(i));
        assertThat(marks.get(2 * i + 1)).as("the query after it").endsWith(": 3");
      }
    }
  }
}
