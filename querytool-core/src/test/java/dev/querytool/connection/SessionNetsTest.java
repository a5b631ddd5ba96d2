package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.ProjectFile;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Compares docs/session-nets.md with what sessions really stop. With {@code -Dquerytool.nets=write}
 * the page is written anew instead.
 */
class SessionNetsTest {

  private static final String PAGE = "docs/session-nets.md";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#all")
  void stopsOnServersWhatThePageSays(TestServer server) throws Exception {
    String files = server.dialect() == Dialect.POSTGRES ? "" : writable(server);
    NetEngine engine =
        server.dialect() == Dialect.POSTGRES
            ? new PostgresNets()
            : new MysqlNets(files, server.dialect());
    List<String> admin = outcomes(engine, SessionNets.of(server, engine, false));
    List<String> reader = outcomes(engine, SessionNets.of(server, engine, true));
    StringBuilder table = new StringBuilder("| Attempt | as administrator | as a reader |\n");
    table.append("|---|---|---|\n");
    for (int i = 0; i < admin.size(); i++) {
      String title = engine.attempts().get(i).title();
      table.append(String.join(" | ", "| " + title, admin.get(i), reader.get(i) + " |\n"));
    }
    compare(name(server.dialect()), table.toString());
  }

  @Test
  void stopsOnSqliteWhatThePageSays() throws Exception {
    NetEngine engine = new SqliteNets(folder.toString());
    List<String> outcomes = outcomes(engine, SessionNets.of(folder, engine));
    StringBuilder table = new StringBuilder("| Attempt | outcome |\n|---|---|\n");
    for (int i = 0; i < outcomes.size(); i++) {
      String title = engine.attempts().get(i).title();
      table.append("| " + title + " | " + outcomes.get(i) + " |\n");
    }
    compare("SQLite", table.toString());
    assertThat(folder.resolve("copy.db")).doesNotExist();
    assertThat(folder.resolve("other.db")).doesNotExist();
  }

  @Test
  void aNotificationGoesWithTheRollback() throws Exception {
    MemoryStore store = new MemoryStore();
    try (TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase();
        ManagedConnections connections = ManagedConnections.builder(store, store).build();
        Connection listener = database.connect();
        Statement listening = listener.createStatement()) {
      listening.execute("LISTEN qt_net");
      TestServer server = database.server();
      connections.register("target", database.url(), Secret.of(server.password()));
      try (ReadSession session = connections.borrow("target");
          Statement statement = session.jdbc().createStatement()) {
        statement.execute("SELECT pg_notify('qt_net', 'from a session')");
        statement.execute("NOTIFY qt_net, 'from a session'");
      }
      database.execute("NOTIFY qt_net, 'sent'");
      List<String> heard = new ArrayList<>();
      Await.until(
          () -> {
            heard.addAll(notifications(listener));
            return !heard.isEmpty();
          });
      assertThat(heard).containsExactly("sent");
    }
  }

  private static List<String> notifications(Connection listener) {
    try {
      PGNotification[] all = listener.unwrap(PGConnection.class).getNotifications(1);
      return all == null ? List.of() : Stream.of(all).map(PGNotification::getParameter).toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void knowsEveryServerOfThePage() throws IOException {
    assertThat(Files.readString(ProjectFile.of(PAGE)))
        .contains("## PostgreSQL\n", "## MySQL\n", "## MariaDB\n", "## SQLite\n");
  }

  private static List<String> outcomes(NetEngine engine, SessionNets.Targets targets)
      throws SQLException {
    try (SessionNets nets = new SessionNets(engine, targets)) {
      return nets.outcomes();
    }
  }

  private static void compare(String name, String table) throws IOException {
    String text = Files.readString(ProjectFile.of(PAGE));
    String heading = "\n## " + name + "\n\n";
    int start = text.indexOf(heading) + heading.length();
    int end = text.indexOf("\n## ", start) < 0 ? text.length() : text.indexOf("\n## ", start);
    if ("write".equals(System.getProperty("querytool.nets"))) {
      Files.writeString(
          ProjectFile.of(PAGE), text.substring(0, start) + table + text.substring(end));
    } else {
      assertThat(table).isEqualTo(text.substring(start, end));
    }
  }

  /** Returns the beginning of names for files that the server may write. */
  private static String writable(TestServer server) throws SQLException {
    try (Connection connection = server.connect(null)) {
      String folder = SqliteFiles.text(connection, "SELECT @@secure_file_priv");
      return (folder == null || folder.isEmpty() ? "/tmp/" : folder) + "qt_" + System.nanoTime();
    }
  }

  private static String name(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> "PostgreSQL";
      case MYSQL -> "MySQL";
      case MARIADB -> "MariaDB";
      case SQLITE -> "SQLite";
    };
  }
}
