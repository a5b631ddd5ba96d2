package dev.querytool.connection;

import dev.querytool.vault.CredentialVault;

/**
 * The registry together with what it owns: the sessions it lends, its pools and their threads.
 *
 * <p>No thread runs before the first session is borrowed, and none after closing. Changes that
 * another process makes in the store are seen by {@code list}, {@code find} and {@code get} at
 * once, but by {@code borrow} and {@code connection} only when this process first uses the name.
 * Safe for use by many threads.
 */
public interface ManagedConnections extends ConnectionRegistry, ConnectionSessions, AutoCloseable {

  /**
   * Starts describing a registry.
   *
   * @param store where the connections are kept
   * @param vault where their passwords are kept; must use the same store, so that both are written
   *     in one transaction
   */
  static ManagedConnectionsBuilder builder(ConnectionStore store, CredentialVault vault) {
    return new ManagedConnectionsBuilder(store, vault);
  }

  /** Adds a step to every registration; steps run in the order in which they were added. */
  void addStep(RegistrationStep step);

  /**
   * Stops lending, waits for lent sessions up to {@link ManagedConnectionsBuilder#closeTimeout},
   * then closes all pools and threads; a session that is still lent closes when it is returned.
   * Closing twice is harmless.
   */
  @Override
  void close();
}
