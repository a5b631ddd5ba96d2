package dev.querytool.connection;

import dev.querytool.vault.CredentialVault;

/**
 * The registry together with what it owns: the sessions it lends, its pools and their threads.
 *
 * <p>No thread runs before the first session is borrowed, and none after closing. What another
 * process changes in the store is seen by {@code list}, {@code find} and {@code get} at once, by
 * {@code borrow} and {@code connection} when this process first uses the name. Safe for use by many
 * threads.
 */
public interface ManagedConnections extends ConnectionRegistry, ConnectionSessions, AutoCloseable {

  /**
   * Starts describing a registry.
   *
   * @param store where the connections are kept
   * @param vault where their passwords are kept; on the same store, so that both are written in one
   *     transaction
   */
  static ManagedConnectionsBuilder builder(ConnectionStore store, CredentialVault vault) {
    return new ManagedConnectionsBuilder(store, vault);
  }

  /** Adds what must happen for a connection to be registered; steps run in the order added. */
  void addStep(RegistrationStep step);

  /**
   * Ends lending, waits for the lent sessions as long as the settings say, then closes every pool
   * and thread; a session that is still lent closes when it comes back. Closing twice is harmless.
   */
  @Override
  void close();
}
