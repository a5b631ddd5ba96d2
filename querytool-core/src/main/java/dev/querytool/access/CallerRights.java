package dev.querytool.access;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What a caller may do at this moment: looked up anew each time, so that whatever was taken away is
 * missed on the next call, in every process. Safe for use by many threads.
 */
public interface CallerRights {

  /**
   * Returns what finds out the rights of callers; keep it, for it remembers which stored grants it
   * has found intact.
   *
   * @param accounts where the accounts are kept
   * @param keys where the API keys are kept
   * @param grants where the grants are kept
   * @param seals show that the grants are as they were given
   * @param clock tells when keys end
   */
  static Function<Caller, CallerRights> ofCallers(
      AccountStore accounts, ApiKeyStore keys, GrantStore grants, SealedGrants seals, Clock clock) {
    AppliedGrants applied = new AppliedGrants(grants, seals);
    return caller -> new StoredRights(caller, accounts, keys, applied, clock);
  }

  /** Returns the rights of the one user of an application that has one user: all. */
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
   * Refuses what the caller may not do.
   *
   * @param connection on which connection; empty if on none
   * @throws AuthenticationException if the caller is no longer valid
   * @throws AccessDeniedException if account or key do not allow it
   */
  default void require(Permission permission, String connection) {
    requireLive();
    if (!allow(permission, connection)) {
      throw AccessDeniedException.scope(permission, Username.shown(connection));
    }
  }

  /**
   * Tells whether the caller may do something.
   *
   * @param connection on which connection; empty if on none
   */
  boolean allow(Permission permission, String connection);

  /**
   * Returns what the caller may see of a connection: nothing but what each of these grants shows.
   * None of them means everything.
   *
   * @throws AuthenticationException if the caller is no longer valid
   * @throws AccessDeniedException if nothing is granted, the connection is not there, it has led
   *     elsewhere since, or a stored grant was changed by others
   */
  List<BoundGrant> grantsOn(String connection);

  /**
   * Returns the key from which those of a connection's hash masks are made: the same for all
   * callers, so that they can compare what they see.
   */
  byte[] maskKey(String connection);

  /** Tells whether the caller is still valid; what a caller runs that is not must end. */
  boolean isLive();
}
