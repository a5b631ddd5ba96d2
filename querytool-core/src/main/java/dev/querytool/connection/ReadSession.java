package dev.querytool.connection;

import java.sql.Connection;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * One borrowed read-only session of a registered database, inside a read-only transaction.
 *
 * <p>Not thread-safe. Closing it rolls back and returns the session to its pool; closing twice is
 * harmless.
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
   * Marks this session as spoilt: closing it then also closes the driver's connection, unless that
   * belongs to a data source of the application.
   */
  void evict();

  /**
   * Does the part of closing that needs the database, so that closing itself no longer waits for
   * it; if it fails, the session is spoilt. Nothing is read after this.
   */
  default void settle() {}

  @Override
  void close();
}
