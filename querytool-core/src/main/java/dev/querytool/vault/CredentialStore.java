package dev.querytool.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The vault's port to where ciphertexts are kept. An SPI that may change before 1.0. */
public interface CredentialStore {

  /** A stored row. */
  record Row(Credential credential, String ciphertext) {}

  /** Returns the random id of this store, the same for as long as the file lives. */
  String storeId();

  /** Inserts a row. */
  void insert(Credential credential, String ciphertext);

  /** Replaces ciphertext and hint of a row. */
  void update(String id, String ciphertext, String hint, Instant updatedAt);

  /** Finds a row by owner and id. */
  Optional<Row> find(String owner, String id);

  /** Lists an owner's rows, newest first. */
  List<Row> list(String owner);

  /** Lists every row of every owner. */
  List<Row> all();

  /** Deletes a row; tells whether there was one. */
  boolean delete(String owner, String id);

  /** Runs work in one transaction; inside an open one of the same thread, as a savepoint of it. */
  <T> T inTransaction(Supplier<T> work);

  /** Leaves no trace of overwritten ciphertexts in the file. */
  void compact();
}
