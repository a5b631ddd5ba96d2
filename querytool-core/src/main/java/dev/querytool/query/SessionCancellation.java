package dev.querytool.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/**
 * Cancels what a session does, bypassing the wrappers of its pool, which would take a failed cancel
 * for a failure of the session.
 */
final class SessionCancellation implements Cancellation {

  private final Streaming streaming;
  private final Connection connection;
  private volatile @Nullable Statement statement;

  SessionCancellation(Streaming streaming, Connection lent) {
    this.streaming = streaming;
    this.connection = bare(lent, Connection.class);
  }

  /** Names the statement that is going to run. */
  void aim(Statement prepared) {
    statement = bare(prepared, Statement.class);
  }

  @Override
  public void cancel() throws SQLException {
    streaming.cancel(connection, statement);
  }

  @Override
  public void abort() throws SQLException {
    streaming.abort(connection);
  }

  private static <T extends Wrapper> T bare(T wrapped, Class<T> type) {
    try {
      return wrapped.unwrap(type);
    } catch (SQLException keepsIt) {
      return wrapped;
    }
  }
}
