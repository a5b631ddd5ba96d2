package dev.querytool.connection;

/** An additional step of registering a connection, in the same unit of work. */
public interface RegistrationStep {

  /**
   * Reads what it needs from the database, before the store is written.
   *
   * @param name the name under which the connection is being registered
   * @param session a session of the new connection
   * @return what to do once the connection's own row is written
   */
  Prepared prepare(String name, ReadSession session);

  /** The part inside the store's transaction; it must not use the database being registered. */
  @FunctionalInterface
  interface Prepared {

    /** Stores what was read; throwing undoes the registration. */
    void save(DatabaseConnection saved);
  }
}
