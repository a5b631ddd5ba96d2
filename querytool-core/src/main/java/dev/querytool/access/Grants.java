package dev.querytool.access;

import java.time.Clock;
import java.util.List;

/**
 * What accounts and keys may see of each connection.
 *
 * <p>An ordinary account sees nothing of a connection that was not granted to it. An administrator
 * sees everything of it, or what a grant shows if one was given. A key sees what its owner sees; if
 * a grant was given to the key itself, both grants apply.
 *
 * <p>A grant ends with its connection: accounts and keys that had one, including administrators,
 * see nothing of another connection of the same name until a grant is given again or revoked. If
 * the connection is changed to lead to another place, the grant allows nothing until it is given
 * again. Grants are stored under a seal: one that was tampered with in the store's file allows
 * nothing, nor does one whose connection was redirected there. Deleting a grant there, or the
 * record that one ended, amounts to revoking it: a key then sees what its owner sees, and an
 * administrator everything. Safe for use by many threads.
 */
public interface Grants {

  /**
   * Creates grants.
   *
   * @param store where they are kept
   * @param accounts where the accounts are kept
   * @param keys where the API keys are kept
   * @param seals seal the grants
   * @param clock gives the times of changes
   */
  static Grants create(
      GrantStore store, AccountStore accounts, ApiKeyStore keys, SealedGrants seals, Clock clock) {
    return new DefaultGrants(store, accounts, keys, seals, clock);
  }

  /**
   * Gives a grant to an account, replacing the one it had on this connection.
   *
   * @throws dev.querytool.error.ValidationException if the grant does not fit the catalogue of the
   *     connection: its tables and columns, the SQL of a filter, the kind of a mask
   * @throws AccountException if there is no such account or connection, or if the connection leads
   *     elsewhere in this process than the store says
   */
  void grant(String uid, Grant grant);

  /**
   * Gives a grant to a key, replacing the one it had on this connection. What its filters refer to
   * need not be visible to the owner, and is not visible to the key.
   *
   * @throws dev.querytool.error.ValidationException if the grant does not fit the catalogue of the
   *     connection
   * @throws AccountException if the account has no such key, or there is no such connection
   */
  void grantToKey(String uid, String keyId, Grant grant);

  /**
   * Revokes an account's own grant on a connection.
   *
   * @return false if it had none
   */
  boolean revoke(String uid, String connection);

  /**
   * Revokes a key's grant on a connection: the key then sees there what its owner sees.
   *
   * @return false if it had none
   */
  boolean revokeFromKey(String uid, String keyId, String connection);

  /** Lists the grants of an account and of its keys, by connection. */
  List<GivenGrant> list(String uid);
}
