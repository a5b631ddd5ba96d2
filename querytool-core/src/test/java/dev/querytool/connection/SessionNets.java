package dev.querytool.connection;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tries things through sessions that nothing else guards, and sees what came of each. */
final class SessionNets implements AutoCloseable {

  /** A database that can be looked at from outside the sessions under trial. */
  interface Target extends AutoCloseable {
    DatabaseConnection register(ManagedConnections connections);

    Connection admin() throws SQLException;

    @Override
    void close();
  }

  /** Makes a target that stands as the engine's set-up says. */
  interface Targets {
    Target fresh();
  }

  private final NetEngine engine;
  private final Targets targets;
  private Target target;
  private ManagedConnections connections;

  SessionNets(NetEngine engine, Targets targets) {
    this.engine = engine;
    this.targets = targets;
    this.target = targets.fresh();
    this.connections = registered();
  }

  /** Returns for each attempt what came of it. */
  List<String> outcomes() throws SQLException {
    List<String> outcomes = new ArrayList<>();
    for (NetAttempt attempt : engine.attempts()) {
      outcomes.add(outcome(attempt));
    }
    return outcomes;
  }

  private String outcome(NetAttempt attempt) throws SQLException {
    String before = fingerprint();
    String stopped = attempt(attempt.statements());
    String left = attempt.probe() == null ? null : probe(attempt.probe());
    boolean changed = !Objects.equals(before, fingerprint());
    connections.disconnect("target");
    if (changed) {
      close();
      target = targets.fresh();
      connections = registered();
      return "**not stopped**: it stays in the database";
    }
    if (left != null && !left.equals(attempt.clean())) {
      return "**not stopped**: the next borrower of the session finds it";
    }
    if (stopped != null) {
      return stopped.isEmpty() ? "**not stopped**" : "stopped by " + stopped;
    }
    return attempt.atOnce() ? "**not stopped**" : "leaves nothing";
  }

  private @Nullable String attempt(List<String> statements) throws SQLException {
    try (ReadSession session = connections.borrow("target");
        Statement statement = session.jdbc().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
        String empty = firstValue(statement);
        if (empty != null) {
          return empty;
        }
      }
      return null;
    } catch (SQLException e) {
      return engine.stoppedBy(e);
    }
  }

  /** A server may answer NULL in place of what it does not give. */
  private static @Nullable String firstValue(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      boolean isNull = rows != null && rows.next() && rows.getString(1) == null;
      return isNull ? "an answer of NULL" : null;
    }
  }

  private String probe(String sql) {
    try (ReadSession session = connections.borrow("target");
        Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      return "failed: " + e.getErrorCode();
    }
  }

  private String fingerprint() throws SQLException {
    try (Connection admin = target.admin();
        Statement statement = admin.createStatement();
        ResultSet row = statement.executeQuery(engine.fingerprint())) {
      row.next();
      return row.getString(1);
    } catch (SQLException gone) {
      return "gone";
    }
  }

  private ManagedConnections registered() {
    MemoryStore store = new MemoryStore();
    ManagedConnections made =
        ManagedConnections.builder(store, store)
            .poolSize(1)
            .longestStatement(Duration.ofSeconds(1))
            .build();
    target.register(made);
    return made;
  }

  @Override
  public void close() {
    connections.close();
    target.close();
  }

  /** Makes databases of a server, read as the administrator or as one who may only read. */
  static Targets of(TestServer server, NetEngine engine, boolean asReader) {
    return () -> {
      TestDatabase database = server.newDatabase();
      database.execute(engine.setup().toArray(String[]::new));
      TestDatabase.LogIn logIn =
          asReader
              ? database.newReader()
              : new TestDatabase.LogIn(server.user(), server.password());
      return new Target() {
        @Override
        public DatabaseConnection register(ManagedConnections connections) {
          return connections.register(
              "target", database.url(logIn.user()), Secret.of(logIn.password()));
        }

        @Override
        public Connection admin() throws SQLException {
          return database.connect();
        }

        @Override
        public void close() {
          database.close();
        }
      };
    };
  }

  /** Makes SQLite files. */
  static Targets of(Path folder, NetEngine engine) {
    return () -> {
      Path file = folder.resolve("target" + System.nanoTime() + ".db");
      SqliteFiles.run(file, engine.setup().toArray(String[]::new));
      return new Target() {
        @Override
        public DatabaseConnection register(ManagedConnections connections) {
          return connections.register("target", "sqlite:" + file);
        }

        @Override
        public Connection admin() throws SQLException {
          return SqliteFiles.writer(file);
        }

        @Override
        public void close() {}
      };
    };
  }
}
