package dev.querytool;

import dev.querytool.access.Accounts;
import dev.querytool.access.Caller;
import dev.querytool.access.Grants;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.vault.CredentialVault;
import java.nio.file.Path;

/**
 * The front door for many users: authenticates callers and gives each a session. Nothing can be
 * queried without a caller.
 *
 * <pre>{@code
 * try (SharedQueryTool tool =
 *     QueryTool.builder().store(path).masterKey(MasterKey.fromEnvironment()).multiUser().open()) {
 *   QuerySession session = tool.as(tool.apiKeys().authenticate(key));
 *   QueryResult result = session.queries().on("shop").sql("SELECT * FROM orders").run();
 * }
 * }</pre>
 *
 * <p>Runs are committed to the history before they are answered. What does not concern a single
 * caller, such as {@link #accounts}, is for the host application itself and checks no caller. Safe
 * for use by many threads. Closing does what {@link QueryTool#close} does.
 */
public final class SharedQueryTool implements AutoCloseable {

  private final Wiring wiring;
  private final AccessWiring access;

  SharedQueryTool(Wiring wiring, AccessWiring access) {
    this.wiring = wiring;
    this.access = access;
  }

  /** Returns the accounts, which also authenticate people by password. */
  public Accounts accounts() {
    return access.accounts();
  }

  /** Returns the API keys, which also authenticate programs. */
  public ServiceApiKeys apiKeys() {
    return access.apiKeys();
  }

  /** Returns the grants: what accounts and keys may see of each connection. */
  public Grants grants() {
    return access.grants();
  }

  /** Returns the credentials of the accounts, each by its owner's uid. */
  public CredentialVault credentials() {
    return wiring.vault();
  }

  /**
   * Returns the session of a caller. Each call on it checks again whether the caller is still valid
   * and may do this.
   *
   * <p>A caller who is granted only part of a connection sees only that part: what is not granted
   * is reported as if it did not exist, rows hidden by filters are missing, and neither plans nor
   * the database's own error messages are disclosed.
   *
   * @param caller as authenticated by {@link #accounts} or {@link #apiKeys}
   * @throws dev.querytool.access.AuthenticationException if the caller is no longer valid, belongs
   *     to another store, or is the caller of single-user mode
   */
  public QuerySession as(Caller caller) {
    return CallerSession.of(wiring, access.rightsOf(caller));
  }

  /** Returns where the store's file lies. */
  public Path storeFile() {
    return wiring.store().path();
  }

  @Override
  public void close() {
    wiring.close();
  }
}
