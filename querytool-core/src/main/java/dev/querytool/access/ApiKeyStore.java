package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API keys' port to where they are kept. An SPI that may change before 1.0. */
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

    /** Shows the id alone. */
    @Override
    public String toString() {
      return "Row[" + key.id() + "]";
    }
  }

  /** Returns the random id of the store, the same for as long as the file lives. */
  String storeId();

  /** Tells whether there is an account with a password, of which a key could be. */
  boolean hasOwner(String uid);

  /** Inserts a key. */
  void insert(ServiceApiKey key, String hash);

  /**
   * Marks a key as revoked, if it is not yet, and forgets the digest by which it was recognised.
   *
   * @return false if the owner has no such key
   */
  boolean revoke(String owner, String id, Instant time);

  /** Notes when keys were used, unless a later use is noted already. */
  void noteUses(Map<String, Instant> times);

  /** Finds a key; fast, for it is asked for on every call. */
  Optional<Row> find(String id);

  /** Lists an owner's keys, newest first. */
  List<ServiceApiKey> list(String owner);

  /** Writes scopes as they are kept: null for those of the owner, else a JSON array. */
  static @Nullable String text(Scopes scopes) {
    return ScopesText.write(scopes);
  }

  /** Reads scopes as they are kept; what is not known grants nothing. */
  static Scopes scopes(@Nullable String text) {
    return ScopesText.read(text);
  }

  /** Runs work in one transaction; inside an open one of the same thread, as a savepoint of it. */
  <T> T inTransaction(Supplier<T> work);
}
