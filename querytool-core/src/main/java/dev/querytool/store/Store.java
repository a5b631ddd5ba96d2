package dev.querytool.store;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.AccountStore;
import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.GrantStore;
import dev.querytool.catalog.CatalogStore;
import dev.querytool.connection.ConnectionStore;
import dev.querytool.natural.VerifiedQueryStore;
import dev.querytool.query.HistoryStore;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.vault.CredentialStore;
import dev.querytool.vault.SubKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * querytool's own state in one SQLite file.
 *
 * <p>The ports it returns share the file's single writer: whatever runs inside {@code
 * inTransaction} of one of them, through any of them, is committed or rolled back together, and an
 * {@code inTransaction} inside another is a savepoint of it. Statements are logged at level debug
 * by {@code dev.querytool.store.SqlLog}, with their durations but without bound values.
 *
 * <p>Safe for use by many threads.
 */
public final class Store implements AutoCloseable {

  private final SqliteFile file;
  private final ConnectionStore connections;
  private final CatalogStore catalog;
  private final CredentialStore credentials;
  private final AccountStore accounts;
  private final ApiKeyStore apiKeys;
  private final GrantStore grants;
  private final VerifiedQueryStore verifiedQueries;
  private final Database database;

  private Store(SqliteFile file, Database database, String storeId) {
    this.file = file;
    this.connections = new JdbiConnectionStore(database);
    this.catalog = new JdbiCatalogStore(database);
    this.credentials = new JdbiCredentialStore(database, storeId);
    CallerRows callers = new CallerRows();
    this.accounts = new JdbiAccountStore(database, callers, storeId);
    this.apiKeys = new JdbiApiKeyStore(database, callers, storeId);
    this.grants = new JdbiGrantStore(database);
    this.verifiedQueries = new JdbiVerifiedQueryStore(database);
    this.database = database;
  }

  /**
   * Opens a store, creating the file and its directory if they do not exist: migrates its tables to
   * this version of querytool and makes sure that the default user exists.
   *
   * @param path the file
   * @param clock gives the times that are written while opening
   * @param acquireTimeout how long a thread waits for the writer or a reader, from 1 ms to 1 day
   * @throws dev.querytool.sqlite.SqliteFileException if the path cannot be a store: it is a
   *     directory, cannot be read and written, is not a SQLite database, or is accessible to others
   * @throws dev.querytool.migration.MigrationException if the file was written by a newer
   *     querytool, is another program's database, or cannot be migrated
   * @throws dev.querytool.sqlite.WriterBusyException if the file has to be changed and another
   *     process writes for the whole acquire timeout
   */
  public static Store open(Path path, Clock clock, Duration acquireTimeout) {
    requireNonNull(path, "path");
    requireNonNull(clock, "clock");
    SqliteFile file =
        SqliteFile.builder(path)
            .acquireTimeout(requireNonNull(acquireTimeout, "acquireTimeout"))
            .open();
    try {
      return prepare(file, clock);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static Store prepare(SqliteFile file, Clock clock) {
    StoreMigrations.run(file, clock);
    Database database = new Database(file);
    DefaultUser.ensure(database, clock);
    return new Store(file, database, database.read(work -> work.dao(SetupDao.class).storeId()));
  }

  /** Returns the absolute path of the store, with symbolic links resolved. */
  public Path path() {
    return file.path();
  }

  /** Returns where connections are kept. */
  public ConnectionStore connections() {
    return connections;
  }

  /** Returns where metadata is kept. */
  public CatalogStore catalog() {
    return catalog;
  }

  /** Returns where ciphertexts are kept. */
  public CredentialStore credentials() {
    return credentials;
  }

  /** Returns where the runs of queries are kept, not chained to each other. */
  public HistoryStore history() {
    return new JdbiHistoryStore(database, null);
  }

  /**
   * Returns where the runs of queries are kept, chained with a key of this store so that later
   * changes and removals can be detected.
   */
  public HistoryStore history(SubKeys keys) {
    return new JdbiHistoryStore(database, requireNonNull(keys, "keys"));
  }

  /** Returns where accounts are kept. */
  public AccountStore accounts() {
    return accounts;
  }

  /** Returns where API keys are kept. */
  public ApiKeyStore apiKeys() {
    return apiKeys;
  }

  /** Returns where grants are kept. */
  public GrantStore grants() {
    return grants;
  }

  /** Returns where verified queries are kept. */
  public VerifiedQueryStore verifiedQueries() {
    return verifiedQueries;
  }

  /**
   * Closes the file; calling it again does nothing. Running work may finish: it is waited for, up
   * to the acquire timeout.
   */
  @Override
  public void close() {
    file.close();
  }
}
