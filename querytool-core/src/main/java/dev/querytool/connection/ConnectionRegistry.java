package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The named databases of an application.
 *
 * <p>Names consist of 1 to 100 of the characters A-Z, a-z, 0-9, {@code _} and {@code -}, and are
 * compared without regard to case. After closing, every call throws {@link
 * ConnectionStateException}. Safe for use by many threads.
 */
public interface ConnectionRegistry {

  /**
   * Connects, reads the structure and saves, all or nothing. A connection that is already
   * registered under this name is replaced, and keeps its id, its spelling, its Chinese names and
   * its notes. If anything fails, what was registered before continues to work. Sessions of the old
   * url that are still in use end in their own time.
   *
   * <p>A stored password need not be given again as long as the url leads to the same place; for
   * any other place it must be.
   *
   * @param url such as {@code postgres://reader@db/shop} or {@code sqlite:/data/shop.db}, see
   *     {@link ConnectionUrl}
   * @throws dev.querytool.error.ValidationException if the name or the url is not valid; the
   *     message says what would be
   * @throws ConnectionFailedException if the database cannot be reached
   */
  DatabaseConnection register(String name, String url);

  /**
   * Does the same with a password, which is kept only in the vault. A password in the url is taken
   * out of it and kept in the same way.
   *
   * @throws dev.querytool.error.ValidationException also if the engine has no login, like SQLite,
   *     or if the url contains another password
   */
  DatabaseConnection register(String name, String url, Secret password);

  /**
   * Registers a data source of the application under a name. The registry never closes it, and the
   * next process must register it again. It is used as {@link ConnectionSource#of} describes.
   *
   * @throws ConnectionFailedException if it gives no connection
   */
  DatabaseConnection register(String name, DataSource dataSource, Dialect dialect);

  /** Starts a registration with options. */
  Registration registration(String name, String url);

  /**
   * Starts a registration of a data source of the application with options.
   *
   * @see #register(String, DataSource, Dialect)
   */
  Registration registration(String name, DataSource dataSource, Dialect dialect);

  /** Lists all connections, ordered by name. */
  List<DatabaseConnection> list();

  /** Finds a connection; names are compared without regard to ASCII case. */
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
   * Tests a url without registering anything.
   *
   * @param password may be empty
   * @throws dev.querytool.error.ValidationException if the url is not valid, or a password is given
   *     where there is no login
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
   * Returns the state of a connection, even while it is being registered.
   *
   * @throws ConnectionNotFoundException if there is none of this name
   */
  ConnectionState state(String name);

  /**
   * Returns the message of the last failed attempt to connect, without secrets; kept until the
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

  /** A registration being described. Not thread-safe. */
  interface Registration {

    /** Sets the password, which is kept only in the vault. */
    Registration password(Secret password);

    /**
     * Sets how the connection to a server is encrypted; for the default see {@link Tls}. A stored
     * password is bound to this choice: if it changes, the password must be given again.
     *
     * @throws dev.querytool.error.ValidationException if the url leads to a file, or itself chooses
     *     another encryption
     */
    Registration tls(Tls tls);

    /**
     * Sets the time zone of every session; UTC by default. The server computes in this zone, for
     * example {@code current_date} or the day of a time, and times with a zone are returned in it.
     *
     * <p>MySQL and MariaDB know zones by name only if their time zone tables are loaded; they
     * always know offsets such as {@code +08:00}.
     *
     * @throws dev.querytool.error.ValidationException if the database is SQLite, whose dates are
     *     texts, or the zone is an offset with seconds
     */
    Registration zone(ZoneId zone);

    /** Refuses a name that is registered already. */
    Registration onlyNew();

    /**
     * Connects, reads the structure and saves, all or nothing.
     *
     * @throws DuplicateConnectionException if {@link #onlyNew} was called and the name is taken
     */
    DatabaseConnection register();

    /** Saves without connecting; the structure is read by the first refresh. */
    DatabaseConnection saveOnly();
  }
}
