package dev.querytool.store;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What one thread does on the store's file at a time, with the DAOs it has used so far: attaching
 * one costs as much as a small query. For use by one thread.
 */
final class Work implements AutoCloseable {

  private final Jdbi jdbi;
  private final Connection connection;
  private final boolean writing;
  private final Map<Class<?>, Object> daos = new HashMap<>();
  private @Nullable Handle handle;

  Work(Jdbi jdbi, Connection connection, boolean writing) {
    this.jdbi = jdbi;
    this.connection = connection;
    this.writing = writing;
  }

  Connection connection() {
    return connection;
  }

  /** Tells whether work inside this one runs on its connection: a write inside a read does not. */
  boolean includes(boolean innerIsWriting) {
    return writing || !innerIsWriting;
  }

  <D> D dao(Class<D> type) {
    return type.cast(daos.computeIfAbsent(type, missing -> handle().attach(type)));
  }

  @Override
  public void close() {
    Handle open = handle;
    if (open != null) {
      open.close();
    }
  }

  private Handle handle() {
    Handle open = handle;
    if (open == null) {
      open = jdbi.open();
      handle = open;
    }
    return open;
  }
}
