package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The named databases of an application.
 *
 * <p>Names are 1 to 100 of A-Z, a-z, 0-9, {@code _} and {@code -}, equal without regard to case.
 * After closing, every call throws {@link ConnectionStateException}. Safe for use by many threads.
 */
public interface ConnectionRegistry {

  /**
   * Connects, reads the structure and saves, all or nothing; a name that is registered already is
   * overwritten and keeps its id, its spelling, its Chinese names and its notes. If anything fails,
   * what was registered before goes on working. Sessions of the old url that are still in use end
   * in their own time.
   *
   * <p>A stored password is used again without being given as long as the url leads to the same
   * place; for any other place it must be given again.
   *
   * @param url such as {@code postgres://reader@db/shop} or {@code sqlite:/data/shop.db}, see
   *     {@link ConnectionUrl}
   * @throws dev.querytool.error.ValidationException if name or url is not valid; the message says
   *     what would be
   * @throws ConnectionFailedException if the database cannot be reached
   */
  DatabaseConnection register(String name, String url);

  /**
   * Does the same with a password, which only the vault keeps; one that stands in the url is taken
   * out of it and kept in the same way.
   *
   * @throws dev.querytool.error.ValidationException also if the engine has no log-in, as SQLite, or
   *     if another password stands in the url
   */
  DatabaseConnection register(String name, String url, Secret password);

  /**
   * Registers a host's own data source under a name; it is never closed by us and must be given
   * again by the next process. It is borrowed as {@link ConnectionSource#of} describes.
   *
   * @throws ConnectionFailedException if it gives no connection
   */
  DatabaseConnection register(String name, DataSource dataSource, Dialect dialect);

  /** Starts a registration with options. */
  Registration registration(String name, String url);

  /**
   * Starts a registration of a host's own data source with options.
   *
   * @see #register(String, DataSource, Dialect)
   */
  Registration registration(String name, DataSource dataSource, Dialect dialect);

  /** Lists all connections, ordered by name. */
  List<DatabaseConnection> list();

  /** Finds a connection; names are equal without regard to ASCII case. */
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

  /**
   * Opens and closes a session, to see whether the database answers; changes no state.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
  ConnectionTest test(String name);

  /**
   * Tries a url without registering anything.
   *
   * @param password may be empty
   * @throws dev.querytool.error.ValidationException if the url is not valid, or a password is given
   *     where there is no log-in
   */
  ConnectionTest test(String url, Secret password);

  /**
   * Asks the server what the user of a connection may do beyond reading.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   * @throws ConnectionFailedException if the database cannot be reached
   */
  PrivilegeReport privileges(String name);

  /**
   * Returns where a connection stands, also while it is being registered.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
  ConnectionState state(String name);

  /**
   * Returns what the last failed attempt to connect said, without secrets; kept until the
   * connection is registered again.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
  Optional<String> lastError(String name);

  /**
   * Closes the pool of a connection; sessions in use end in their own time, and the next use opens
   * it again.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
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

    /**
     * Sets how a server is reached; without it, as {@link Tls} says. A stored password is bound to
     * the choice: for another one it must be given again.
     *
     * @throws dev.querytool.error.ValidationException if the url leads to a file, or chooses
     *     another encryption itself
     */
    Registration tls(Tls tls);

    /**
     * Sets the time zone of every session; UTC without it. What a server computes, such as {@code
     * current_date} or the day of a time, is of this zone, and times with a zone are read in it.
     *
     * <p>MySQL and MariaDB know the names of zones only when their time-zone tables are loaded;
     * offsets such as {@code +08:00} they always know.
     *
     * @throws dev.querytool.error.ValidationException if it is SQLite, whose dates are texts, or
     *     the zone is an offset with seconds
     */
    Registration zone(ZoneId zone);

    /** Refuses a name that is registered already. */
    Registration onlyNew();

    /**
     * Connects, reads the structure and saves, all or nothing.
     *
     * @throws DuplicateConnectionException if only a new name is wanted and this one is taken
     */
    DatabaseConnection register();

    /** Saves without connecting; the structure is read by the first refresh. */
    DatabaseConnection saveOnly();
  }
}
