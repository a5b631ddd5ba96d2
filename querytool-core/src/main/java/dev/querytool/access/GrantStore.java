package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where grants are kept. An SPI that may change before 1.0. */
public interface GrantStore {

  /**
   * A stored grant.
   *
   * @param version increases with each change; 0 if it is not stored yet
   * @param owner the uid of the account
   * @param keyId the id of the API key it was given to; null if it is the account's own
   * @param connectionId the id of the connection
   * @param connection the name of the connection
   * @param content null if the connection leads elsewhere since, or is another one of the same
   *     name, so that the grant allows nothing
   * @param seal proves that nobody but this application wrote it
   */
  record Row(
      long version,
      String owner,
      @Nullable String keyId,
      long connectionId,
      String connection,
      @Nullable String content,
      String seal) {

    /** Checks that what must be there is. */
    public Row {
      requireNonNull(owner, "owner");
      requireNonNull(connection, "connection");
      requireNonNull(seal, "seal");
    }

    /** Shows whose grant it is, and on which connection. */
    @Override
    public String toString() {
      return "Row[" + owner + " on " + connection + "]";
    }
  }

  /** Finds where a connection leads; names are compared without regard to ASCII case. */
  Optional<GrantPlace> placeOf(String connection);

  /** Stores a grant, replacing the one for the same account, key and connection. */
  void put(Row row, Instant now);

  /**
   * Deletes a grant.
   *
   * @param keyId null for the account's own
   */
  boolean delete(String owner, @Nullable String keyId, String connection);

  /**
   * Lists the grants that apply to a call: the account's own and, if a key was used, the key's.
   * Must be fast.
   *
   * @param keyId null if no key was used
   */
  List<Row> of(String owner, @Nullable String keyId, String connection);

  /** Lists an account's grants and those of its keys, by connection. */
  List<Row> list(String owner);

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);
}
