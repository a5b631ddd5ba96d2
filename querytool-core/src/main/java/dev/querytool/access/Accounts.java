package dev.querytool.access;

import dev.querytool.vault.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The people who may log in to an application that serves many.
 *
 * <p>This is the host's side: no caller is asked for, so the host sees to it that only those use it
 * who may ({@link Permission#USERS_ADMIN}), but for logging in.
 *
 * <p>Names have 1 to 50 characters, equal without regard to ASCII case; passwords have at least 8
 * characters and up to 1,024 bytes of UTF-8. Passwords are kept as Argon2id hashes (46 MiB, one
 * pass, one lane), and as many are computed at once as there are processors. The library for it
 * keeps 46 MiB and a shutdown hook of its own from the first password on. Safe for use by many
 * threads.
 */
public interface Accounts {

  /**
   * Creates accounts.
   *
   * @param store where they are kept
   * @param clock gives their times, and tells when attempts may be repeated
   */
  static Accounts create(AccountStore store, Clock clock) {
    return new DefaultAccounts(store, clock, new AttemptLimit(clock), new PasswordHashes());
  }

  /**
   * Registers an account; the first one, the user of single-user mode aside, is an administrator's.
   * Of several that are registered first at the same time, one is.
   *
   * @throws AccountException if the name is taken
   * @throws dev.querytool.error.ValidationException if name or password are too short or too long
   */
  Account register(String username, Secret password);

  /**
   * Authenticates by name and password, from a place that is not told.
   *
   * @see #authenticate(String, Secret, String)
   */
  Caller authenticate(String username, Secret password);

  /**
   * Authenticates by name and password. An unknown name, a wrong password and a disabled account
   * take the same time and give the same error.
   *
   * <p>A stored hash that asks for more than 128 MiB, ten passes or six times the work of a hash of
   * today is not computed: nobody has its password, and the log says so.
   *
   * <p>After five failures for a name from one source, twenty for a name and fifty from a source
   * there is a delay before the next attempt is looked at at all, from 1 s doubling to 1 min; it
   * goes when an attempt succeeds or none was made for 15 min. No account is ever locked.
   *
   * @param source where the attempt comes from as far as the host knows, such as a network address;
   *     may be empty
   * @throws AuthenticationException if they do not belong to an account that may log in
   * @throws TooManyAttemptsException if there were too many attempts; it tells when to try again
   */
  Caller authenticate(String username, Secret password, String source);

  /**
   * Changes a password for who knows the present one. Callers that a password has authenticated
   * before are no longer valid then; keys are.
   *
   * @throws AuthenticationException if the present password is another
   * @throws TooManyAttemptsException as authenticating does
   */
  void changePassword(String username, Secret present, Secret next);

  /** Gives an account another password without asking for the present one. */
  void resetPassword(String uid, Secret next);

  /** Makes an account an administrator's. */
  Account promote(String uid);

  /**
   * Makes an account an ordinary one.
   *
   * @throws AccountException if it is the last administrator who can log in
   */
  Account demote(String uid);

  /**
   * Lets nobody log in with an account, and ends its callers, keys included.
   *
   * @throws AccountException if it is the last administrator who can log in
   */
  Account disable(String uid);

  /** Lets an account be used again; its callers have to authenticate again, its keys work. */
  Account enable(String uid);

  /**
   * Sets what row filters may be about. Values are texts, whole numbers, decimals, booleans, dates
   * and instants.
   *
   * @throws dev.querytool.error.ValidationException if one cannot be bound
   */
  Account setAttributes(String uid, Map<String, ?> attributes);

  /**
   * Deletes an account with its keys, credentials and grants. Its queries stay in the history.
   *
   * @return false if there is no such account
   * @throws AccountException if it is the last administrator who can log in, or the user of
   *     single-user mode, who owns the passwords of connections
   */
  boolean delete(String uid);

  /**
   * Makes the user of single-user mode an administrator who logs in with a password, and who keeps
   * what was owned so far.
   *
   * @throws AccountException if that was done before, or the name is taken
   */
  Account promoteDefaultUser(String username, Secret password);

  /** Lists the accounts that have a password, ordered by name. */
  List<Account> list();

  /** Finds an account by its name, without regard to ASCII case. */
  Optional<Account> find(String username);

  /**
   * Returns an account.
   *
   * @throws AccountException if there is none of this uid
   */
  Account get(String uid);
}
