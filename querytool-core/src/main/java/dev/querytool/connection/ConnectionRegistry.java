package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The named databases of an application.
 *
 * <p>Names are 1 to 100 of A-Z, a-z, 0-9, {@code _} and {@code -}, equal without regard to case.
 * Safe for use by many threads.
 */
public interface ConnectionRegistry {

  /**
   * Connects, reads the structure and saves, all or nothing; a name that is registered already is
   * overwritten and keeps its id, its Chinese names and its notes.
   *
   * @param url such as {@code sqlite:/data/shop.db}
   * @throws dev.querytool.error.ValidationException if name or url is not valid; the message says
   *     what would be
   * @throws ConnectionFailedException if the database cannot be reached
   */
  DatabaseConnection register(String name, String url);

  /** Does the same with a password, which only the vault keeps. */
  DatabaseConnection register(String name, String url, Secret password);

  /**
   * Registers a host's own data source under a name; it is never closed by us and must be given
   * again by the next process.
   */
  DatabaseConnection register(String name, DataSource dataSource, Dialect dialect);

  /** Starts a registration with options. */
  Registration registration(String name, String url);

  /** Lists all connections, ordered by name. */
  List<DatabaseConnection> list();

  /** Finds a connection. */
  Optional<DatabaseConnection> find(String name);

  /**
   * Returns a connection.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
  DatabaseConnection get(String name);

  /**
   * Removes a connection with its metadata and its credential.
   *
   * @return false if there is none of this name
   */
  boolean remove(String name);

  /** Opens and closes a session, to see whether the database answers. */
  ConnectionTest test(String name);

  /** Tries a url without registering anything. */
  ConnectionTest test(String url, Secret password);

  /** Returns where a connection stands. */
  ConnectionState state(String name);

  /** Returns what the last failed attempt said, without secrets. */
  Optional<String> lastError(String name);

  /** Closes the pool of a connection; the next use opens it again. */
  void disconnect(String name);

  /** Adds a listener for every connection; closing the handle removes it. */
  ListenerHandle addListener(ConnectionListener listener);

  /** Removes a listener. */
  @FunctionalInterface
  interface ListenerHandle extends AutoCloseable {
    @Override
    void close();
  }

  /** A registration being described; not thread-safe. */
  interface Registration {

    /** Sets the password, which only the vault keeps. */
    Registration password(Secret password);

    /** Refuses a name that is registered already. */
    Registration onlyNew();

    /** Connects, reads the structure and saves, all or nothing. */
    DatabaseConnection register();

    /** Saves without connecting; the structure is read by the first refresh. */
    DatabaseConnection saveOnly();
  }
}
