package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one thread has open on a file: a reader, the writer or the maintenance connection. */
final class Session {

  enum Kind {
    READ,
    WRITE,
    MAINTENANCE
  }

  private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);

  private final Connection connection;
  private final Kind kind;
  private final Failures failures;
  private int depth;
  private boolean broken;

  Session(Connection connection, Kind kind, Failures failures) {
    this.connection = connection;
    this.kind = kind;
    this.failures = failures;
  }

  Kind kind() {
    return kind;
  }

  /** True if the connection is in a state that nobody knows, so that it must not be used again. */
  boolean isBroken() {
    return broken;
  }

  <T extends @Nullable Object, X extends Exception> T run(SqlWork<T, X> work) throws X {
    WorkConnection guarded =
        kind == Kind.MAINTENANCE && depth == 0
            ? WorkConnection.withoutTransaction(connection)
            : WorkConnection.inTransaction(connection);
    try {
      return work.run(guarded.view());
    } catch (SQLException e) {
      throw failures.of(task(), e);
    } finally {
      guarded.end();
    }
  }

  <T extends @Nullable Object, X extends Exception> T runInSavepoint(SqlWork<T, X> work) throws X {
    depth++;
    try {
      return runIn(Bracket.savepoint(depth), work);
    } finally {
      depth--;
    }
  }

  <T extends @Nullable Object, X extends Exception> T runIn(Bracket bracket, SqlWork<T, X> work)
      throws X {
    begin(bracket);
    boolean ended = false;
    try {
      T result = run(work);
      end(bracket);
      ended = true;
      return result;
    } finally {
      if (!ended) {
        undo(bracket);
      }
    }
  }

  private void begin(Bracket bracket) {
    long start = System.nanoTime();
    boolean known = false;
    try {
      execute(bracket.begin());
      known = true;
    } catch (SQLException e) {
      known = Failures.isBusy(e);
      throw known
          ? failures.heldByProcess(Duration.ofNanos(System.nanoTime() - start), e)
          : failures.of(task(), e);
    } finally {
      broken |= !known;
    }
  }

  private void end(Bracket bracket) {
    if (broken) {
      throw failures.problem(
          task() + ": the transaction broke when a part of it failed; nothing was kept", null);
    }
    try {
      execute(bracket.end());
    } catch (SQLException e) {
      throw failures.of(task(), e);
    }
  }

  /** Never hides why it was called: a connection that cannot be undone is given up instead. */
  private void undo(Bracket bracket) {
    boolean undone = false;
    try {
      for (String statement : bracket.undo()) {
        execute(statement);
      }
      undone = true;
    } catch (SQLException e) {
      log.debug("{}: a connection is given up: {}", failures.path(), e.getMessage());
    } finally {
      broken |= !undone;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String task() {
    return kind == Kind.READ ? "cannot read" : "cannot write";
  }
}
