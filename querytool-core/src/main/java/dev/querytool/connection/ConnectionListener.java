package dev.querytool.connection;

/** Listens to changes of a connection's state. */
@FunctionalInterface
public interface ConnectionListener {

  /**
   * Called after a change, on the thread that caused it and outside all locks; exceptions are
   * logged and dropped. Changes caused by different threads may be reported in another order than
   * they happened. While the new state is {@code CONNECTING}, the listener must not use the
   * connection.
   *
   * @param name the connection's name
   */
  void stateChanged(String name, ConnectionState from, ConnectionState to);
}
