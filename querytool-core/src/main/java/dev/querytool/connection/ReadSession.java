package dev.querytool.connection;

import java.sql.Connection;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * One borrowed read-only session of a registered database, inside a read-only transaction.
 *
 * <p>Not thread-safe; closing it rolls back and gives the session back to its pool. Closing twice
 * is harmless.
 */
public interface ReadSession extends AutoCloseable {

  /** Returns the dialect of the server behind this session. */
  Dialect dialect();

  /** Returns the time zone that this session is set to; UTC unless another one was registered. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  /** Returns the driver's connection, which must not be closed, committed or kept. */
  Connection jdbc();

  /**
   * Marks this session as spoilt: closing it then closes the driver's connection as well, unless
   * that belongs to an application's own data source.
   */
  void evict();

  /**
   * Does what closing needs the database for, so that closing waits for it no more; spoils a
   * session with which that fails. Nothing is read after this.
   */
  default void settle() {}

  @Override
  void close();
}
