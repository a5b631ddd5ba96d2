package dev.querytool.vault;

import java.util.List;

/**
 * Keeps credentials encrypted under the host's master key.
 *
 * <p>AES-256-GCM with a fresh 96-bit nonce for each value (NIST SP 800-38D). The additional data
 * binds a ciphertext to its store, row, owner and purpose: moved to another row, user or store, or
 * opened for another purpose, it does not decrypt. Calls made inside a transaction of the store
 * take part in it. Safe for use by many threads.
 */
public interface CredentialVault {

  /**
   * Encrypts and stores a new credential.
   *
   * @return its description, without the secret
   * @throws CredentialException if no master key is at hand; nothing is written then
   */
  Credential store(NewCredential credential);

  /**
   * Replaces the value and the binding of a credential, keeping its id.
   *
   * @throws CredentialException if the owner has no such credential or no master key is at hand
   */
  Credential replace(String owner, String id, Secret value, String binding);

  /**
   * Decrypts a credential.
   *
   * @param owner the uid of the user it belongs to
   * @param id its id
   * @param binding the same text as when it was stored
   * @throws CredentialException if the owner has no such credential, or it does not decrypt
   */
  Secret open(String owner, String id, String binding);

  /** Lists an owner's credentials, newest first, without their secrets. */
  List<Credential> list(String owner);

  /**
   * Deletes a credential.
   *
   * @return false if the owner has no such credential
   */
  boolean delete(String owner, String id);

  /**
   * Re-encrypts every credential under a new master key, in one transaction.
   *
   * @throws CredentialException if one of them does not decrypt; nothing is changed then
   */
  void rotate(MasterKey next);
}
