package dev.querytool.vault;

import java.util.List;

/**
 * The credentials in a vault: operations to store and open them, but none on the keys that encrypt
 * them. Safe for use by many threads.
 */
public interface StoredCredentials {

  /**
   * Encrypts and stores a new credential.
   *
   * @return its description, without the secret
   * @throws CredentialException if there is no master key, if it is not the one that the other
   *     credentials of the store were encrypted with, or if the owner already has one of this
   *     service and display name; nothing is written then
   * @throws dev.querytool.error.ValidationException if the value is no Unicode text or too long
   */
  Credential store(NewCredential credential);

  /**
   * Replaces the value and the binding of a credential, keeping its id. The old value need not
   * decrypt, so this also helps after the master key was lost.
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
   * @throws CredentialException if the owner has no such credential, there is no master key, or it
   *     does not decrypt, with the same message for every reason
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
