package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** PostgreSQL or MariaDB from the binaries that Maven brings. */
final class VictimServer extends Victim {

  private static final long RESTART = 1_500_000_000L;

  private final OwnServer server;
  private final Dialect dialect;
  private boolean dead;

  VictimServer(Dialect dialect) {
    this.dialect = dialect;
    this.server =
        dialect == Dialect.POSTGRES
            ? OwnServer.start(dialect, Map.of("fsync", "off"))
            : OwnServer.start(dialect, Map.of("max_allowed_packet", "67108864"));
  }

  @Override
  Connection connect() throws SQLException {
    if (dead) {
      server.startAgain();
      dead = false;
    }
    Await.until("the server answers", this::answers);
    Connection session = server.server().connect(null);
    prepare(session, dialect);
    return session;
  }

  private boolean answers() {
    try (Connection session = server.server().connect(null);
        Statement statement = session.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException | IllegalStateException e) {
      return false;
    }
  }

  /** Bounds a session as those of a pool are, but for its time, and gives it numbers. */
  static void prepare(Connection session, Dialect dialect) throws SQLException {
    try (Statement statement = session.createStatement()) {
      if (dialect == Dialect.POSTGRES) {
        statement.execute(
            "SET jit=off; SET max_parallel_workers_per_gather=0; SET work_mem='16MB'");
        return;
      }
      statement.execute("SET SESSION group_concat_max_len=1048576");
      if (dialect == Dialect.MARIADB) {
        statement.execute("SET SESSION max_join_size=1000000000000, sql_big_selects=0");
      }
      statement.execute("CREATE DATABASE IF NOT EXISTS costly CHARACTER SET utf8mb4");
      statement.execute("USE costly");
      statement.execute("CREATE TABLE IF NOT EXISTS n (i bigint PRIMARY KEY)");
      statement.execute(
          "INSERT IGNORE INTO n WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r"
              + " WHERE i < 999) SELECT i FROM r");
    }
  }

  @Override
  long process(Connection session) throws SQLException {
    if (dialect == Dialect.POSTGRES) {
      return number(session, "SELECT pg_backend_pid()");
    }
    return processOf(session);
  }

  /** Returns the process of a server that speaks MySQL's protocol. */
  static long processOf(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@pid_file")) {
      row.next();
      return Long.parseLong(Files.readString(Path.of(row.getString(1))).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** PostgreSQL starts again by itself when a session's process is killed. */
  @Override
  void kill() {
    if (dialect == Dialect.POSTGRES) {
      ProcessHandle.of(process()).ifPresent(ProcessHandle::destroyForcibly);
      Await.until("the statement has failed", () -> !isRunning());
      LockSupport.parkNanos(RESTART);
    } else {
      server.kill();
      dead = true;
    }
    forget();
  }

  @Override
  public void close() throws SQLException {
    super.close();
    server.close();
  }

  @Override
  public String toString() {
    return server.server().toString();
  }
}
