package dev.querytool.access;

import java.time.Clock;
import java.util.List;

/**
 * What accounts and keys may see of which connection.
 *
 * <p>An ordinary account sees nothing of a connection that was not granted to it. An administrator
 * sees everything of it unless a grant was given: then that. A key sees what its owner sees and, if
 * a grant was given to the key itself, no more than that: both hold.
 *
 * <p>A grant ends with its connection: who had one sees nothing of another connection of the same
 * name, keys and administrators included, until a grant is given again or taken away. When the
 * connection leads to another place, it allows nothing either until it is given again. It is stored
 * under a seal: a grant that was changed in the store's file by others allows nothing, nor does one
 * whose connection was led elsewhere there. Who deletes one there, or the note that one ended, has
 * revoked it: a key sees what its owner sees then, and an administrator everything. Safe for use by
 * many threads.
 */
public interface Grants {

  /**
   * Creates grants.
   *
   * @param store where they are kept
   * @param accounts where the accounts are kept
   * @param keys where the API keys are kept
   * @param seals seal them
   * @param clock gives their times
   */
  static Grants create(
      GrantStore store, AccountStore accounts, ApiKeyStore keys, SealedGrants seals, Clock clock) {
    return new DefaultGrants(store, accounts, keys, seals, clock);
  }

  /**
   * Gives a grant to an account, in the place of the one that it had on this connection.
   *
   * @throws dev.querytool.error.ValidationException if it does not fit what is known of the
   *     connection: its tables and columns, the SQL of a filter, the kind of a mask
   * @throws AccountException if there is no such account or connection, or if the connection leads
   *     elsewhere in this process than the store says
   */
  void grant(String uid, Grant grant);

  /**
   * Gives a grant to a key, in the place of the one that it had on this connection. What its
   * filters are about need not be seen by the owner, nor is it seen by the key.
   *
   * @throws dev.querytool.error.ValidationException if it does not fit what is known of the
   *     connection
   * @throws AccountException if the account has no such key, or there is no such connection
   */
  void grantToKey(String uid, String keyId, Grant grant);

  /**
   * Takes an account's own grant on a connection away.
   *
   * @return false if it had none
   */
  boolean revoke(String uid, String connection);

  /**
   * Takes a key's grant on a connection away: the key then sees there what its owner sees.
   *
   * @return false if it had none
   */
  boolean revokeFromKey(String uid, String keyId, String connection);

  /** Lists the grants of an account and of its keys, by connection. */
  List<GivenGrant> list(String uid);
}
