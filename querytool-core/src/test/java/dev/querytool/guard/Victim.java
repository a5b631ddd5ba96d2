package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A server that may be hurt: one statement at a time is run, cancelled, or killed with it. */
abstract class Victim implements AutoCloseable {

  private @Nullable Connection connection;
  private volatile @Nullable Statement running;
  private long process;

  static Victim of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES, MARIADB -> new VictimServer(dialect);
      case MYSQL -> new VictimMysql();
      case SQLITE -> new VictimFile();
    };
  }

  /** Connects, after starting the server again if that is needed. */
  abstract Connection connect() throws SQLException;

  /** Returns the process that works for a connection. */
  abstract long process(Connection session) throws SQLException;

  /** Ends the server, whatever it does. */
  abstract void kill() throws SQLException;

  /** Returns the process that works for the session. */
  final long process() {
    return process;
  }

  /** Makes sure that there is a session. */
  final void ready() throws SQLException {
    if (connection == null) {
      connection = connect();
      process = process(connection);
    }
  }

  /** Tells whether a statement runs. */
  final boolean isRunning() {
    return running != null;
  }

  /** Forgets the session. */
  final void forget() {
    connection = null;
  }

  /** Runs a statement and reads its rows. */
  final void run(String sql) {
    try (Statement statement = session().createStatement()) {
      running = statement;
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      running = null;
    }
  }

  /** Cancels what runs, and tells when the server has been told. */
  final CompletableFuture<Long> cancel() {
    Statement statement = running;
    return CompletableFuture.supplyAsync(
        () -> {
          cancel(statement);
          return System.nanoTime();
        });
  }

  /** Returns the bytes of memory that the process holds; 0 where that cannot be told. */
  final long memory() {
    Path status = Path.of("/proc/" + process + "/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      LockSupport.parkNanos(1);
      return 0;
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private Connection session() {
    if (connection == null) {
      throw new IllegalStateException("not connected");
    }
    return connection;
  }

  private static void cancel(@Nullable Statement statement) {
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
