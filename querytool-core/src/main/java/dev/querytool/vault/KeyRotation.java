package dev.querytool.vault;

import dev.querytool.vault.CredentialStore.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows the key in use and changes it. Safe for use by many threads. */
final class KeyRotation {

  private record Keys(MasterKey current, @Nullable MasterKey retiring) {}

  private final CredentialStore store;
  private final CredentialCipher cipher;
  private volatile Keys keys;

  KeyRotation(CredentialStore store, CredentialCipher cipher, MasterKey first) {
    this.store = store;
    this.cipher = cipher;
    this.keys = new Keys(first, null);
  }

  MasterKey current() {
    return keys.current();
  }

  /** Fetches the key before the transaction begins, and again if a rotation has come between. */
  <T> T withKey(Function<KeyMaterial, T> work) {
    while (true) {
      MasterKey current = current();
      try (KeyMaterial key = store.holds("") ? current.load() : current.loadOrCreate()) {
        Optional<T> done =
            store.inTransaction(
                () -> current() == current ? Optional.of(work.apply(key)) : Optional.<T>empty());
        if (done.isPresent()) {
          return done.get();
        }
      }
    }
  }

  /** Refuses to put something under a key while all there is lies under another. */
  void refuseOtherThan(KeyMaterial key) {
    if (store.holds("") && !store.holds(SealedText.prefix(key.id()))) {
      throw new CredentialException(
          "The credentials of this store are under another master key; give that key, or store"
              + " them again first");
    }
  }

  /** Decrypts a text; while a rotation is under way, with either key. */
  Optional<byte[]> decrypt(Place place, String ciphertext) {
    Keys known = keys;
    MasterKey retiring = known.retiring();
    Optional<byte[]> plain = decrypt(known.current(), place, ciphertext);
    return plain.isEmpty() && retiring != null ? decrypt(retiring, place, ciphertext) : plain;
  }

  synchronized void rotateTo(MasterKey next, Instant now) {
    if (store.isInTransaction()) {
      throw new CredentialException(
          "The master key cannot be rotated inside a transaction; end the transaction first");
    }
    MasterKey old = keys.current();
    try (KeyMaterial key = next.loadOrCreate()) {
      store.inTransaction(() -> reencrypt(old, next, key, now));
    } catch (RuntimeException | Error e) {
      keys = new Keys(old, null);
      throw e;
    }
    keys = new Keys(next, null);
    compact();
  }

  private Boolean reencrypt(MasterKey old, MasterKey next, KeyMaterial nextKey, Instant now) {
    if (store.holds("")) {
      try (KeyMaterial oldKey = old.load()) {
        store.all().forEach(row -> reencrypt(oldKey, nextKey, row, now));
        store.subKeys().forEach((purpose, text) -> rewrap(oldKey, nextKey, purpose, text, now));
      }
    }
    // Still inside the transaction: no other writer of this vault can use the old key after it.
    keys = new Keys(next, old);
    return Boolean.TRUE;
  }

  private void reencrypt(KeyMaterial oldKey, KeyMaterial nextKey, Row row, Instant now) {
    Place place = Place.of(store.storeId(), row.credential());
    String sealed =
        resealed(oldKey, nextKey, place, row.ciphertext())
            .orElseThrow(() -> CredentialException.doesNotDecrypt(row.credential()));
    store.update(row.credential().id(), sealed, row.credential().hint(), now);
  }

  private void rewrap(
      KeyMaterial oldKey, KeyMaterial nextKey, String purpose, String wrapped, Instant now) {
    String sealed =
        Place.allOfSubKey(store.storeId(), purpose).stream()
            .map(place -> resealed(oldKey, nextKey, place, wrapped))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> CredentialException.doesNotUnwrap(purpose));
    store.updateSubKey(purpose, sealed, now);
  }

  private Optional<String> resealed(
      KeyMaterial oldKey, KeyMaterial nextKey, Place place, String text) {
    return open(oldKey, place, text)
        .or(() -> open(nextKey, place, text))
        .map(plain -> sealed(nextKey, place, plain));
  }

  private String sealed(KeyMaterial key, Place place, byte[] plain) {
    try {
      return cipher.seal(key, place, plain);
    } finally {
      KeyMaterial.wipe(plain);
    }
  }

  private void compact() {
    try {
      store.compact();
    } catch (RuntimeException e) {
      throw new CredentialException(
          "The new master key is in use, but the file could not be rewritten, so that ciphertexts"
              + " under the old key may still lie in it; rotate again when nothing else holds it",
          e);
    }
  }

  private Optional<byte[]> decrypt(MasterKey source, Place place, String text) {
    try (KeyMaterial key = source.load()) {
      return open(key, place, text);
    }
  }

  private Optional<byte[]> open(KeyMaterial key, Place place, String text) {
    return SealedText.parse(text).flatMap(parsed -> cipher.open(key, place, parsed));
  }
}
