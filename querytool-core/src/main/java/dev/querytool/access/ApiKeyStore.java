package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where API keys are kept. An SPI that may change before 1.0. */
public interface ApiKeyStore {

  /**
   * A stored key with its owner.
   *
   * @param hash the digest of the key's text and of what it allows
   * @param owner the account
   */
  record Row(ServiceApiKey key, String hash, AccountStore.Row owner) {

    /** Checks that all is there. */
    public Row {
      requireNonNull(key, "key");
      requireNonNull(hash, "hash");
      requireNonNull(owner, "owner");
    }

    /** Shows only the id. */
    @Override
    public String toString() {
      return "Row[" + key.id() + "]";
    }
  }

  /** Returns the random id of the store, the same for as long as the file lives. */
  String storeId();

  /** Tells whether there is an account with a password, which could own a key. */
  boolean hasOwner(String uid);

  /** Inserts a key. */
  void insert(ServiceApiKey key, String hash);

  /**
   * Marks a key as revoked, if it is not yet, and forgets the digest by which it was recognised.
   *
   * @return false if the owner has no such key
   */
  boolean revoke(String owner, String id, Instant time);

  /** Records when keys were used, unless a later use is already recorded. */
  void noteUses(Map<String, Instant> times);

  /** Finds a key; must be fast, because it is called on every call of a program. */
  Optional<Row> find(String id);

  /** Lists an owner's keys, newest first. */
  List<ServiceApiKey> list(String owner);

  /**
   * Returns scopes in the form in which they are kept: null for those of the owner, otherwise a
   * JSON array.
   */
  static @Nullable String text(Scopes scopes) {
    return ScopesText.write(scopes);
  }

  /** Reads scopes from the form in which they are kept; unknown ones grant nothing. */
  static Scopes scopes(@Nullable String text) {
    return ScopesText.read(text);
  }

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);
}
