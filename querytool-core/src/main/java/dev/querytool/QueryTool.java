package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.natural.NaturalQueryTranslator;
import dev.querytool.query.QueryHistory;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.UserCredentials;
import java.nio.file.Path;

/**
 * The front door for one user: opens the store and gives access to connections, catalogue and
 * queries.
 *
 * <pre>{@code
 * try (QueryTool tool = QueryTool.open(Path.of("querytool.db"))) {
 *   tool.connections().register("shop", "sqlite:/data/shop.db");
 *   QueryResult result = tool.queries().on("shop").sql("SELECT * FROM orders").limit(20).run();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Two tools may be open on one file; they see each other's
 * changes. Closing cancels running queries, waits up to five seconds for them to end, and closes
 * the pools and the store; closing twice is harmless. Unless {@link
 * QueryToolBuilder#auditBeforeAnswer} is set, the history is written shortly after the queries:
 * closing writes what is still pending, and a process that dies loses at most its last 200 ms.
 */
public final class QueryTool implements QuerySession, AutoCloseable {

  private final Wiring wiring;

  QueryTool(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Opens {@code ~/.querytool/querytool.db}, created on first use. */
  public static QueryTool open() {
    return open(Path.of(System.getProperty("user.home"), ".querytool", "querytool.db"));
  }

  /**
   * Opens a store, creating the file and its directory on first use. The vault's key lies beside it
   * in {@code <store>.key}, created when the first password is stored.
   *
   * @throws dev.querytool.error.QueryToolException if the file cannot be opened, is not a store, or
   *     was written by a newer version; the message says what to do
   */
  public static QueryTool open(Path store) {
    return builder().store(store).masterKey(keyBeside(store)).open();
  }

  /** Opens a store in a temporary directory of its own (0700), which is deleted on close. */
  public static QueryTool inMemory() {
    return builder().openInMemory();
  }

  /** Starts the description of a tool with other options than the defaults. */
  public static QueryToolBuilder builder() {
    return new QueryToolBuilder();
  }

  @Override
  public ConnectionRegistry connections() {
    return wiring.connections();
  }

  @Override
  public MetadataCatalog catalog() {
    return wiring.catalog();
  }

  @Override
  public SafeQueryExecutor queries() {
    return wiring.queries();
  }

  @Override
  public QueryHistory history() {
    return wiring.history();
  }

  @Override
  public NaturalQueryTranslator natural() {
    return wiring.natural(CallerRights.ofDefaultUser());
  }

  @Override
  public UserCredentials credentials() {
    return new UserCredentials(wiring.vault(), "default_user");
  }

  /**
   * Replaces the master key: re-encrypts every credential and every key of the store under the new
   * one in one transaction, then rewrites the file so that nothing encrypted under the old one is
   * left in it. If the process dies on the way, everything is under the old key or everything is
   * under the new one. Other tools that are open on the same file must be reopened with the new
   * key.
   *
   * @throws dev.querytool.vault.CredentialException if something is not encrypted under the present
   *     key, in which case nothing is changed; or if the file could not be rewritten afterwards,
   *     which the message then says
   */
  public void rotateMasterKey(MasterKey next) {
    wiring.vault().rotate(next);
  }

  /** Returns where the store's file lies. */
  public Path storeFile() {
    return wiring.store().path();
  }

  @Override
  public void close() {
    wiring.close();
  }

  static MasterKey keyBeside(Path store) {
    return MasterKey.fromFileOrCreate(store.resolveSibling(store.getFileName() + ".key"));
  }
}
