package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own for statements that are read very often: each is prepared once, and needs
 * no transaction around it. One thread reads at a time, for some microseconds. Thread-safe.
 */
final class QuickReader {

  private final ConnectionOpener opener;
  private final Failures failures;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private @Nullable Connection connection;

  QuickReader(ConnectionOpener opener, Failures failures) {
    this.opener = opener;
    this.failures = failures;
  }

  <T> T read(String sql, StatementWork<T> work) {
    turn.lock();
    boolean done = false;
    try {
      T result = work.run(statement(sql));
      done = true;
      return result;
    } catch (SQLException e) {
      throw failures.of("cannot read", e);
    } finally {
      if (!done) {
        close();
      }
      turn.unlock();
    }
  }

  void close() {
    turn.lock();
    try {
      Connection open = connection;
      statements.clear();
      connection = null;
      if (open != null) {
        opener.close(open);
      }
    } finally {
      turn.unlock();
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      Connection open = connection == null ? opener.reader() : connection;
      connection = open;
      known = open.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }
}
