package dev.querytool.access;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What a caller may do at this moment. Rights are looked up each time, so that a right that is
 * taken away is gone on the next call, in every process. Safe for use by many threads.
 */
public interface CallerRights {

  /**
   * Returns a function from callers to their rights. Keep it, because it remembers which stored
   * grants it has found intact.
   *
   * @param accounts where the accounts are kept
   * @param keys where the API keys are kept
   * @param grants where the grants are kept
   * @param seals prove that the grants are as they were given
   * @param clock tells when keys expire
   */
  static Function<Caller, CallerRights> ofCallers(
      AccountStore accounts, ApiKeyStore keys, GrantStore grants, SealedGrants seals, Clock clock) {
    AppliedGrants applied = new AppliedGrants(grants, seals);
    return caller -> new StoredRights(caller, accounts, keys, applied, clock);
  }

  /** Returns the rights of the user of single-user mode: all. */
  static CallerRights ofDefaultUser() {
    return EveryRight.OF_DEFAULT_USER;
  }

  /** Returns whose rights these are. */
  Caller caller();

  /**
   * Refuses a caller who is no longer valid.
   *
   * @throws AuthenticationException if the caller is not
   */
  default void requireLive() {
    if (!isLive()) {
      throw AuthenticationException.ended();
    }
  }

  /**
   * Requires a permission.
   *
   * @param connection on which connection; empty if on none
   * @throws AuthenticationException if the caller is no longer valid
   * @throws AccessDeniedException if the account or the key does not have it
   */
  default void require(Permission permission, String connection) {
    requireLive();
    if (!allow(permission, connection)) {
      throw AccessDeniedException.scope(permission, Username.shown(connection));
    }
  }

  /**
   * Tells whether the caller has a permission.
   *
   * @param connection on which connection; empty if on none
   */
  boolean allow(Permission permission, String connection);

  /**
   * Returns the grants that limit what the caller may see of a connection: only what each of them
   * shows. An empty list means everything.
   *
   * @throws AuthenticationException if the caller is no longer valid
   * @throws AccessDeniedException if nothing is granted, the connection does not exist or leads
   *     elsewhere than when the grant was given, or a stored grant was tampered with
   */
  List<BoundGrant> grantsOn(String connection);

  /**
   * Returns the key from which the keys of a connection's hash masks are derived: the same for all
   * callers, so that they can compare what they see.
   */
  byte[] maskKey(String connection);

  /** Tells whether the caller is still valid; queries of a caller who is not must be ended. */
  boolean isLive();
}
