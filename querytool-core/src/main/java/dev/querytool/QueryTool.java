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
 * The front door for one user: opens the store and gives connections, catalogue and queries.
 *
 * <pre>{@code
 * try (QueryTool tool = QueryTool.open(Path.of("querytool.db"))) {
 *   tool.connections().register("shop", "sqlite:/data/shop.db");
 *   QueryResult result = tool.queries().on("shop").sql("SELECT * FROM orders").limit(20).run();
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Two tools may be open on one file; they see each other's
 * changes. Closing ends running queries, waits up to five seconds for them, closes pools and the
 * store, and may be done twice. The history of queries is written behind them unless {@link
 * QueryToolBuilder#auditBeforeAnswer} says otherwise: closing writes what is left of it, a process
 * that dies loses at most its last 200 ms.
 */
public final class QueryTool implements QuerySession, AutoCloseable {

  private final Wiring wiring;

  QueryTool(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Opens {@code ~/.querytool/querytool.db}, made on first use. */
  public static QueryTool open() {
    return open(Path.of(System.getProperty("user.home"), ".querytool", "querytool.db"));
  }

  /**
   * Opens a store, made on first use together with its directory; the vault's key lies beside it in
   * {@code <store>.key}, made when the first password is stored.
   *
   * @throws dev.querytool.error.QueryToolException if the file cannot be opened, is no store, or is
   *     of a newer version; the message says what to do
   */
  public static QueryTool open(Path store) {
    return builder().store(store).masterKey(keyBeside(store)).open();
  }

  /** Opens a store in a temporary directory of its own (0700), which is deleted on close. */
  public static QueryTool inMemory() {
    return builder().openInMemory();
  }

  /** Starts a tool with options. */
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
   * Changes the master key: every credential and every key of the store is put under the new one in
   * one transaction, and the file is rewritten so that nothing under the old one is left in it. A
   * process that dies on the way leaves all of it under the old key or all of it under the new.
   * Other tools that are open on the file have to be opened again with the new key.
   *
   * @throws dev.querytool.vault.CredentialException if something is not under the present key, and
   *     nothing is changed then; or if the file could not be rewritten, as the message then says
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
