package dev.querytool.connection;

/** Hears of each change of a connection's state. */
@FunctionalInterface
public interface ConnectionListener {

  /**
   * Called after the change, on the thread that brought it about; what it throws is logged and
   * dropped.
   *
   * @param name the connection's name
   */
  void stateChanged(String name, ConnectionState from, ConnectionState to);
}
