package dev.querytool.connection;

/** Lends sessions of registered connections to the packages that read through them. */
public interface ConnectionSessions {

  /**
   * Finds a registered connection.
   *
   * @throws ConnectionNotFoundException if no connection has this name
   */
  DatabaseConnection connection(String name);

  /**
   * Borrows a session of a registered connection, opening it on first use; the caller closes it.
   *
   * @throws ConnectionNotFoundException if no connection has this name
   * @throws ConnectionFailedException if the database cannot be reached
   */
  ReadSession borrow(String name);

  /**
   * Borrows a session as {@link #borrow(String)} does, but stops waiting for one when the wait is
   * ended. Ending the wait has no effect on a source that does not make borrowers wait for each
   * other.
   *
   * @throws ConnectionNotFoundException if no connection has this name
   * @throws ConnectionFailedException if the database cannot be reached, or the wait was ended
   */
  default ReadSession borrow(String name, SessionWait wait) {
    return borrow(name);
  }
}
