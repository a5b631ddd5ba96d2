package dev.querytool.connection;

/** Sessions of the databases of one engine, for tests of the catalogue. */
public interface CatalogSessions extends ConnectionSessions {

  /** Registers a database of this name, or registers the name anew; makes it if there is none. */
  DatabaseConnection register(String name, String database);

  /** Registers a database under an id that something else has given. */
  DatabaseConnection register(long id, String name, String database);

  void remove(String name);

  /** Runs statements in the database of a registered connection. */
  void execute(String name, String... statements);

  /** Lets nobody read the structure of a registered connection from now on. */
  void spoil(String name);

  int openSessions();

  int evictedSessions();
}
