package dev.querytool.access;

import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.time.Clock;
import java.util.List;

/**
 * The keys by which programs ask on behalf of an account.
 *
 * <p>A key is 256 random bits behind {@code qtk_} and its id, with a checksum. Kept is only an
 * HMAC-SHA-256 over it and over what it allows, so neither can be read or changed in the store's
 * file without the application's own key. A key never allows more than its owner may do at that
 * moment.
 *
 * <p>When a key was last used is noted to the minute and written within a second or two, by a
 * daemon thread {@code querytool-key-uses} that lives while there is something to write. Safe for
 * use by many threads.
 */
public interface ServiceApiKeys extends AutoCloseable {

  /**
   * Creates keys.
   *
   * @param store where they are kept
   * @param subKeys compute what is kept of them
   * @param clock tells when they end and were used
   */
  static ServiceApiKeys create(ApiKeyStore store, SubKeys subKeys, Clock clock) {
    return new DefaultServiceApiKeys(store, subKeys, clock);
  }

  /**
   * Issues a key.
   *
   * @return the key with its secret, which is not to be had again
   * @throws dev.querytool.error.ValidationException if it would have ended already
   * @throws AccountException if there is no account of its owner's uid, or it is the user of
   *     single-user mode and was not promoted
   */
  IssuedKey issue(NewKey key);

  /** Lists an account's keys, newest first, without their secrets; ended ones too. */
  List<ServiceApiKey> list(String owner);

  /**
   * Ends a key for good: the next call by it fails, and what runs by it is cancelled.
   *
   * @throws AccountException if the account has no such key
   */
  void revoke(String owner, String id);

  /**
   * Authenticates by a key.
   *
   * @throws AuthenticationException if it is malformed, unknown, revoked or expired, or its owner
   *     is disabled: one error for every reason, and never another caller
   */
  Caller authenticate(Secret key);

  /** Writes what is noted of uses, and ends the thread; closing twice is harmless. */
  @Override
  void close();
}
