package dev.querytool.vault;

import java.util.List;

/**
 * The credentials in a vault: what it takes to keep them and to use them, and nothing of the keys
 * under which they lie. Safe for use by many threads.
 */
public interface StoredCredentials {

  /**
   * Encrypts and stores a new credential.
   *
   * @return its description, without the secret
   * @throws CredentialException if no master key is at hand, if it is not the one that the other
   *     credentials of the store were stored with, or if the owner has one of this service and
   *     display name; nothing is written then
   * @throws dev.querytool.error.ValidationException if the value is no Unicode text or too long
   */
  Credential store(NewCredential credential);

  /**
   * Replaces the value and the binding of a credential, keeping its id. The old value need not
   * decrypt, so this is also the way back after the master key was lost.
   *
   * @throws CredentialException if the owner has no such credential or no master key is at hand
   * @throws dev.querytool.error.ValidationException if the value is no Unicode text or too long
   */
  Credential replace(String owner, String id, Secret value, String binding);

  /**
   * Decrypts a credential.
   *
   * @param owner the uid of the user it belongs to
   * @param id its id
   * @param binding the same text as when it was stored
   * @throws CredentialException if the owner has no such credential, no master key is at hand, or
   *     it does not decrypt: one message for every reason why
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
}
