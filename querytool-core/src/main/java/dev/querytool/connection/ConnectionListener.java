package dev.querytool.connection;

/** Hears of each change of a connection's state. */
@FunctionalInterface
public interface ConnectionListener {

  /**
   * Called after the change, on the thread that brought it about and outside every lock; what it
   * throws is logged and dropped. Changes that different threads brought about may be heard in
   * another order than they happened. While the new state is {@code CONNECTING}, the listener must
   * not use the connection itself.
   *
   * @param name the connection's name
   */
  void stateChanged(String name, ConnectionState from, ConnectionState to);
}
