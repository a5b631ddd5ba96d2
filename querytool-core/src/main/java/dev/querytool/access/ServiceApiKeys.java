package dev.querytool.access;

import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.time.Clock;
import java.util.List;

/**
 * The API keys with which programs act on behalf of an account.
 *
 * <p>A key consists of {@code qtk_}, its id, 256 random bits and a checksum. Only an HMAC-SHA-256
 * over the key and what it allows is stored, so that neither can be read or changed in the store's
 * file without the application's own key. A key never allows more than its owner may do at that
 * moment.
 *
 * <p>The time of a key's last use is recorded to the minute and written within a second or two, by
 * a daemon thread {@code querytool-key-uses} that lives while there is something to write. Safe for
 * use by many threads.
 */
public interface ServiceApiKeys extends AutoCloseable {

  /**
   * Creates keys.
   *
   * @param store where the keys are kept
   * @param subKeys compute the HMACs that are stored
   * @param clock tells when keys expire and when they were used
   */
  static ServiceApiKeys create(ApiKeyStore store, SubKeys subKeys, Clock clock) {
    return new DefaultServiceApiKeys(store, subKeys, clock);
  }

  /**
   * Issues a key.
   *
   * @return the key with its secret, which cannot be read again later
   * @throws dev.querytool.error.ValidationException if it would have expired already
   * @throws AccountException if there is no account of its owner's uid, or the owner is the user of
   *     single-user mode and was not promoted
   */
  IssuedKey issue(NewKey key);

  /**
   * Lists an account's keys, newest first, without their secrets, including revoked and expired
   * ones.
   */
  List<ServiceApiKey> list(String owner);

  /**
   * Revokes a key for good: the next call with it fails, and queries running with it are cancelled.
   *
   * @throws AccountException if the account has no such key
   */
  void revoke(String owner, String id);

  /**
   * Authenticates with a key.
   *
   * @throws AuthenticationException if it is malformed, unknown, revoked or expired, or its owner
   *     is disabled: the same error for every reason
   */
  Caller authenticate(Secret key);

  /** Writes the uses that are still pending, and ends the thread; closing twice is harmless. */
  @Override
  void close();
}
