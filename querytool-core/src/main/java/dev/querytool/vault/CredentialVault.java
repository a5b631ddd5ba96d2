package dev.querytool.vault;

import java.time.Clock;

/**
 * Keeps credentials encrypted under the host's master key.
 *
 * <p>AES-256-GCM with a fresh 96-bit nonce for each value (NIST SP 800-38D). A ciphertext is bound
 * to its store, row, owner, service and purpose: moved to another row, owner or store, or opened
 * for another purpose, it does not decrypt. Who can write the store's file can still put back an
 * older ciphertext of the same row. Calls made inside a transaction of the store take part in it.
 * Safe for use by many threads.
 */
public interface CredentialVault extends StoredCredentials {

  /**
   * Creates a vault.
   *
   * @param store where the ciphertexts are kept
   * @param key the master key; asked for when a value is stored or opened, not before
   * @param clock gives the times of creation and change
   */
  static CredentialVault create(CredentialStore store, MasterKey key, Clock clock) {
    return new DefaultCredentialVault(store, key, clock);
  }

  /**
   * Returns the keys of this store for other purposes, which are wrapped by the same master key.
   */
  SubKeys subKeys();

  /**
   * Re-encrypts every credential and wraps every sub-key under a new master key, in one
   * transaction, and rewrites the file so that the old ciphertexts are gone from it. A process that
   * dies on the way leaves all of them under the old key or all of them under the new. This vault
   * uses the new key from then on; a key file made for it is made here. Not to be called inside a
   * transaction of the store.
   *
   * @throws CredentialException if one of them does not open, and nothing is changed then; or if
   *     the file could not be rewritten after the rotation was done, as the message then says
   */
  void rotate(MasterKey next);
}
