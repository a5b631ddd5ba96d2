package dev.querytool.access;

import dev.querytool.vault.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The people who may log in to an application that serves many users.
 *
 * <p>This is for the host application: no caller is checked, so the application must make sure
 * that, apart from logging in, only those use it who may ({@link Permission#USERS_ADMIN}).
 *
 * <p>Names have 1 to 50 characters and are compared without regard to ASCII case; passwords have at
 * least 8 characters and at most 1,024 bytes of UTF-8. Passwords are kept as Argon2id hashes (46
 * MiB, one pass, one lane), of which at most as many are computed at once as there are processors.
 * From the first password on, the hashing library keeps 46 MiB and a shutdown hook of its own. Safe
 * for use by many threads.
 */
public interface Accounts {

  /**
   * Creates accounts.
   *
   * @param store where the accounts are kept
   * @param clock gives the times of changes, and tells when a login may be attempted again
   */
  static Accounts create(AccountStore store, Clock clock) {
    return new DefaultAccounts(store, clock, new AttemptLimit(clock), new PasswordHashes());
  }

  /**
   * Registers an account. The first one, not counting the user of single-user mode, becomes an
   * administrator; of several that are registered first at the same time, exactly one does.
   *
   * @throws AccountException if the name is taken
   * @throws dev.querytool.error.ValidationException if name or password are too short or too long
   */
  Account register(String username, Secret password);

  /**
   * Authenticates by name and password, from an unknown source.
   *
   * @see #authenticate(String, Secret, String)
   */
  Caller authenticate(String username, Secret password);

  /**
   * Authenticates by name and password. An unknown name, a wrong password and a disabled account
   * take the same time and give the same error.
   *
   * <p>A stored hash that asks for more than 128 MiB, ten passes or six times the work of today's
   * parameters is not computed: no password fits it, and the log says so.
   *
   * <p>After five failures for a name from one source, twenty for a name or fifty from a source,
   * further attempts are rejected for a while, at first 1 s, doubling up to 1 min; this ends when
   * an attempt succeeds or none was made for 15 min. No account is ever locked.
   *
   * @param source where the attempt comes from, as far as the application knows, such as a network
   *     address; may be empty
   * @throws AuthenticationException if name and password are not those of an account that may log
   *     in
   * @throws TooManyAttemptsException if there were too many attempts; it says when to try again
   */
  Caller authenticate(String username, Secret password, String source);

  /**
   * Changes a password, given the present one. Callers authenticated by a password before become
   * invalid; API keys stay valid.
   *
   * @throws AuthenticationException if the present password is wrong
   * @throws TooManyAttemptsException as authenticating does
   */
  void changePassword(String username, Secret present, Secret next);

  /** Sets the password of an account without asking for the present one. */
  void resetPassword(String uid, Secret next);

  /** Makes an account an administrator. */
  Account promote(String uid);

  /**
   * Makes an account an ordinary one.
   *
   * @throws AccountException if it is the last administrator who can log in
   */
  Account demote(String uid);

  /**
   * Prevents anybody from logging in to an account, and invalidates its callers and keys.
   *
   * @throws AccountException if it is the last administrator who can log in
   */
  Account disable(String uid);

  /** Lets an account be used again: its users must log in again, its keys work as before. */
  Account enable(String uid);

  /**
   * Sets the values that row filters may refer to: texts, whole numbers, decimals, booleans, dates
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
   * what this user owned so far.
   *
   * @throws AccountException if this was done before, or the name is taken
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
