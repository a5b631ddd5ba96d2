package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The accounts' port to where they are kept. An SPI that may change before 1.0. */
public interface AccountStore {

  /**
   * A stored account.
   *
   * @param passwordHash null only for the user of single-user mode
   * @param generation grows with everything that ends the callers authenticated before
   * @param seal shows that nobody else has written the row; null if it was never sealed
   */
  record Row(
      Account account, @Nullable String passwordHash, long generation, @Nullable String seal) {

    /** Checks that there is an account. */
    public Row {
      requireNonNull(account, "account");
    }

    /** Shows the uid alone. */
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

  /** Replaces a password's hash and, by a new generation, ends callers authenticated before. */
  void changePassword(String uid, String passwordHash, Instant updatedAt);

  /** Ends, by a new generation, the callers authenticated before. */
  void endCallers(String uid);

  /** Keeps what shows that nobody else has written an account. */
  void seal(String uid, String seal);

  /** Deletes an account and, by cascade, its keys, credentials and grants. */
  boolean delete(String uid);

  /** Finds an account. */
  Optional<Row> find(String uid);

  /** Finds an account; names are equal without regard to ASCII case. */
  Optional<Row> findByName(String username);

  /** Lists all accounts with a password, ordered by name. */
  List<Row> rows();

  /** Lists all accounts with a password, ordered by name. */
  default List<Account> list() {
    return rows().stream().map(Row::account).toList();
  }

  /** Writes attributes as they are kept. */
  static String text(Map<String, Object> attributes) {
    return AttributeText.write(attributes);
  }

  /** Reads attributes as they are kept. */
  static Map<String, Object> attributes(String text) {
    return AttributeText.read(text);
  }

  /** Runs work in one transaction; inside an open one of the same thread, as a savepoint of it. */
  <T> T inTransaction(Supplier<T> work);
}
