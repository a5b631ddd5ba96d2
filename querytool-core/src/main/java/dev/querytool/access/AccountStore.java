package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where accounts are kept. An SPI that may change before 1.0. */
public interface AccountStore {

  /**
   * A stored account.
   *
   * @param passwordHash null only for the user of single-user mode
   * @param generation increases with every change that invalidates callers authenticated before
   * @param seal shows that nobody else has written the row; null if it was never sealed
   */
  record Row(
      Account account, @Nullable String passwordHash, long generation, @Nullable String seal) {

    /** Checks that there is an account. */
    public Row {
      requireNonNull(account, "account");
    }

    /** Shows only the uid. */
    @Override
    public String toString() {
      return "Row[" + account.uid() + "]";
    }
  }

  /** Returns the random id of the store, the same for as long as the file lives. */
  String storeId();

  /** Inserts an account. */
  void insert(Account account, String passwordHash);

  /** Replaces name, rights, attributes and time of change of an account. */
  void update(Account account);

  /** Replaces a password's hash with another of the same password. */
  void rehash(String uid, String oldHash, String newHash);

  /**
   * Replaces a password's hash and, with a new generation, invalidates callers authenticated
   * before.
   */
  void changePassword(String uid, String passwordHash, Instant updatedAt);

  /** Invalidates, with a new generation, the callers authenticated before. */
  void endCallers(String uid);

  /** Keeps what shows that nobody else has written an account. */
  void seal(String uid, String seal);

  /** Deletes an account and, by cascade, its keys, credentials and grants. */
  boolean delete(String uid);

  /** Finds an account. */
  Optional<Row> find(String uid);

  /** Finds an account; names are compared without regard to ASCII case. */
  Optional<Row> findByName(String username);

  /** Lists all accounts with a password, ordered by name. */
  List<Row> rows();

  /** Lists all accounts with a password, ordered by name. */
  default List<Account> list() {
    return rows().stream().map(Row::account).toList();
  }

  /** Returns attributes in the form in which they are kept. */
  static String text(Map<String, Object> attributes) {
    return AttributeText.write(attributes);
  }

  /** Reads attributes from the form in which they are kept. */
  static Map<String, Object> attributes(String text) {
    return AttributeText.read(text);
  }

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);
}
