package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** Gives work a connection: the thread's own if it is at work already, else a free one. */
final class Workplace {

  private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);

  private final ConnectionOpener opener;
  private final Failures failures;
  private final Duration acquireTimeout;
  private final WriterSlot slot;
  private final ReaderPool readers;
  private final QuickReader quick;
  private final Gate gate;

  /** Of this file alone: a thread may be at work on several files. Removed when its work ends. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Session> sessions = new ThreadLocal<>();

  /** Used by the thread that has the slot, and on closing once nobody has. */
  private @Nullable Connection writer;

  /** Whether the writer must be closed, which may fail while there is no memory. */
  private boolean givenUp;

  Workplace(ConnectionOpener opener, Failures failures, Duration acquireTimeout, int readers) {
    this.opener = opener;
    this.failures = failures;
    this.acquireTimeout = acquireTimeout;
    this.slot = new WriterSlot(failures, acquireTimeout);
    this.readers = new ReaderPool(opener, failures, acquireTimeout, readers);
    this.quick = new QuickReader(opener, failures);
    this.gate = new Gate(failures, this::closeConnections);
    this.writer = opener.writer();
    log.debug("{}: opened", failures.path());
  }

  <T extends @Nullable Object, X extends Exception> T read(SqlWork<T, X> work) throws X {
    Session open = sessions.get();
    if (open != null) {
      return open.run(work);
    }
    gate.enter();
    try {
      return readAlone(work);
    } finally {
      gate.leave();
    }
  }

  <T> T readOnce(String sql, StatementWork<T> reading) {
    Session open = sessions.get();
    if (open != null) {
      return open.<T, RuntimeException>run(connection -> once(connection, sql, reading));
    }
    gate.enter();
    try {
      return quick.read(sql, reading);
    } finally {
      gate.leave();
    }
  }

  private static <T> T once(Connection connection, String sql, StatementWork<T> reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return reading.run(statement);
    }
  }

  <T extends @Nullable Object, X extends Exception> T write(SqlWork<T, X> work) throws X {
    Session open = sessions.get();
    if (open != null && open.kind() != Session.Kind.READ) {
      return open.runInSavepoint(work);
    }
    gate.enter();
    try {
      Duration left = slot.acquire();
      try {
        return writeAlone(work, left);
      } finally {
        slot.release();
      }
    } finally {
      gate.leave();
    }
  }

  <T extends @Nullable Object, X extends Exception> T maintain(SqlWork<T, X> work) throws X {
    if (sessions.get() != null) {
      throw failures.problem("cannot maintain it inside a read or a write; do it outside", null);
    }
    gate.enter();
    try {
      slot.acquire();
      try {
        return maintainAlone(work);
      } finally {
        slot.release();
      }
    } finally {
      gate.leave();
    }
  }

  void close() {
    gate.shut();
    if (sessions.get() == null && !gate.awaitEmpty(acquireTimeout)) {
      log.warn("{}: work is still running; its connections close when it ends", failures.path());
    }
  }

  private <T extends @Nullable Object, X extends Exception> T readAlone(SqlWork<T, X> work)
      throws X {
    Connection connection = readers.take();
    boolean clean = false;
    try {
      Session session = new Session(connection, Session.Kind.READ, failures);
      sessions.set(session);
      try {
        return session.runIn(Bracket.READ, work);
      } finally {
        clean = !session.isBroken();
      }
    } finally {
      sessions.remove();
      if (clean) {
        readers.giveBack(connection);
      } else {
        readers.discard(connection);
      }
    }
  }

  private <T extends @Nullable Object, X extends Exception> T writeAlone(
      SqlWork<T, X> work, Duration left) throws X {
    if (givenUp) {
      closeWriter();
    }
    Connection connection = writer == null ? opener.writer() : writer;
    writer = connection;
    waitAtMost(left, connection);
    Session session = new Session(connection, Session.Kind.WRITE, failures);
    Session outer = sessions.get();
    sessions.set(session);
    try {
      return session.runIn(Bracket.WRITE, work);
    } finally {
      givenUp = session.isBroken();
      restore(outer);
      if (givenUp) {
        closeWriter();
      }
    }
  }

  private <T extends @Nullable Object, X extends Exception> T maintainAlone(SqlWork<T, X> work)
      throws X {
    Connection connection = opener.withoutForeignKeys();
    Session session = new Session(connection, Session.Kind.MAINTENANCE, failures);
    sessions.set(session);
    try {
      return session.run(work);
    } finally {
      sessions.remove();
      opener.close(connection);
    }
  }

  private void waitAtMost(Duration left, Connection connection) {
    try {
      connection
          .unwrap(SQLiteConnection.class)
          .setBusyTimeout(Math.toIntExact(Math.max(1, left.toMillis())));
    } catch (SQLException e) {
      throw failures.of("cannot write", e);
    }
  }

  private void restore(@Nullable Session outer) {
    if (outer == null) {
      sessions.remove();
    } else {
      sessions.set(outer);
    }
  }

  private void closeWriter() {
    if (writer != null) {
      opener.close(writer);
    }
    writer = null;
    givenUp = false;
  }

  private void closeConnections() {
    closeWriter();
    readers.close();
    quick.close();
    log.debug("{}: closed", failures.path());
  }
}
