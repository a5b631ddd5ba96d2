package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the vault keeps ciphertexts. An SPI that may change before 1.0. */
public interface CredentialStore {

  /** A stored row. */
  record Row(Credential credential, String ciphertext) {

    /** Checks that both parts are there. */
    public Row {
      requireNonNull(credential, "credential");
      requireNonNull(ciphertext, "ciphertext");
    }

    /** Shows only the id. */
    @Override
    public String toString() {
      return "Row[" + credential.id() + "]";
    }
  }

  /** Returns the random id of this store, the same for as long as the file lives. */
  String storeId();

  /** Inserts a row. */
  void insert(Credential credential, String ciphertext);

  /** Replaces ciphertext and hint of a row. */
  void update(String id, String ciphertext, CredentialHint hint, Instant updatedAt);

  /** Finds a row by owner and id. */
  Optional<Row> find(String owner, String id);

  /** Lists an owner's rows, newest first. */
  List<Row> list(String owner);

  /** Lists every row of every owner. */
  List<Row> all();

  /**
   * Tells whether the ciphertext of any row, of any owner, or the wrapped form of any sub-key
   * begins with a prefix.
   */
  boolean holds(String ciphertextPrefix);

  /** Deletes a row; tells whether there was one. */
  boolean delete(String owner, String id);

  /** Finds the wrapped form of a sub-key. */
  Optional<String> subKey(String purpose);

  /** Inserts a sub-key. */
  void insertSubKey(String purpose, String wrapped, Instant createdAt);

  /** Replaces the wrapped form of a sub-key. */
  void updateSubKey(String purpose, String wrapped, Instant updatedAt);

  /** Lists the wrapped forms of all sub-keys by their purposes. */
  Map<String, String> subKeys();

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);

  /** Tells whether the current thread is inside a transaction. */
  boolean isInTransaction();

  /**
   * Removes all traces of overwritten ciphertexts from the file. Must not be called in a
   * transaction.
   */
  void compact();
}
