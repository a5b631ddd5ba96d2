package dev.querytool.vault;

import java.time.Clock;

/**
 * Keeps credentials encrypted under a master key that the application holds.
 *
 * <p>AES-256-GCM with a fresh 96-bit nonce for each value (NIST SP 800-38D). A ciphertext is bound
 * to its store, row, owner, service and purpose: moved to another row, owner or store, or opened
 * for another purpose, it does not decrypt. Someone who can write the store's file can still
 * restore an older ciphertext of the same row. Calls made inside a transaction of the store take
 * part in it. Safe for use by many threads.
 */
public interface CredentialVault extends StoredCredentials {

  /**
   * Creates a vault.
   *
   * @param store where the ciphertexts are kept
   * @param key the master key; first read when a value is stored or opened
   * @param clock gives the times of creation and change
   */
  static CredentialVault create(CredentialStore store, MasterKey key, Clock clock) {
    return new DefaultCredentialVault(store, key, clock);
  }

  /**
   * Returns the keys of this store for purposes other than encryption, wrapped by the same master
   * key.
   */
  SubKeys subKeys();

  /**
   * Re-encrypts every credential and re-wraps every sub-key under a new master key in one
   * transaction, then rewrites the file so that the old ciphertexts are gone from it. If the
   * process dies on the way, all of them are under the old key or all of them are under the new
   * one. From then on this vault uses the new key; if its key file does not exist yet and may be
   * created, it is created here. Must not be called inside a transaction of the store.
   *
   * @throws CredentialException if one of them does not decrypt, in which case nothing is changed;
   *     or if the file could not be rewritten after the rotation, which the message then says
   */
  void rotate(MasterKey next);
}
