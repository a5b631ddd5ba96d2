package dev.querytool;

import dev.querytool.access.Accounts;
import dev.querytool.access.Caller;
import dev.querytool.access.Grants;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.vault.CredentialVault;
import java.nio.file.Path;

/**
 * The front door for many users: authenticates them and gives each a session. Nothing can be asked
 * without a caller.
 *
 * <pre>{@code
 * try (SharedQueryTool tool =
 *     QueryTool.builder().store(path).masterKey(MasterKey.fromEnvironment()).multiUser().open()) {
 *   QuerySession session = tool.as(tool.apiKeys().authenticate(key));
 *   QueryResult result = session.queries().on("shop").sql("SELECT * FROM orders").run();
 * }
 * }</pre>
 *
 * <p>Runs are committed to the history before they are answered. What is not about one caller, such
 * as {@link #accounts}, is the host's own side and asks for none. Safe for use by many threads.
 * Closing does what {@link QueryTool#close} does.
 */
public final class SharedQueryTool implements AutoCloseable {

  private final Wiring wiring;
  private final AccessWiring access;

  SharedQueryTool(Wiring wiring, AccessWiring access) {
    this.wiring = wiring;
    this.access = access;
  }

  /** Returns the accounts, and logs people in. */
  public Accounts accounts() {
    return access.accounts();
  }

  /** Returns the API keys, and authenticates programs. */
  public ServiceApiKeys apiKeys() {
    return access.apiKeys();
  }

  /** Returns what accounts and keys may see of which connection. */
  public Grants grants() {
    return access.grants();
  }

  /** Returns the credentials of the accounts, each by its owner's uid. */
  public CredentialVault credentials() {
    return wiring.vault();
  }

  /**
   * Returns what a caller may do: every call of it finds out anew whether the caller is still valid
   * and may do it.
   *
   * <p>A caller to whom only a part of a connection is granted sees that part alone: what is not
   * granted is answered like what is not there, what filters hide is missing from the rows, and
   * neither plans nor the words of the database's errors are told.
   *
   * @param caller whom {@link #accounts} or {@link #apiKeys} have authenticated
   * @throws dev.querytool.access.AuthenticationException if the caller is no longer valid, is of
   *     another store, or is the one of single-user mode
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
