package dev.querytool.vault;

import dev.querytool.vault.CredentialStore.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** Decrypts a row; while a rotation is under way, with either key. */
  Optional<byte[]> decrypt(Row row) {
    Keys known = keys;
    MasterKey retiring = known.retiring();
    Optional<byte[]> plain = decrypt(known.current(), row);
    return plain.isEmpty() && retiring != null ? decrypt(retiring, row) : plain;
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
    List<Row> rows = store.all();
    if (!rows.isEmpty()) {
      try (KeyMaterial oldKey = old.load()) {
        rows.forEach(row -> reencrypt(oldKey, nextKey, row, now));
      }
    }
    // Still inside the transaction: no other writer of this vault can use the old key after it.
    keys = new Keys(next, old);
    return Boolean.TRUE;
  }

  private void reencrypt(KeyMaterial oldKey, KeyMaterial nextKey, Row row, Instant now) {
    Place place = Place.of(store.storeId(), row.credential());
    byte[] plain =
        open(oldKey, place, row)
            .or(() -> open(nextKey, place, row))
            .orElseThrow(() -> CredentialException.doesNotDecrypt(row.credential()));
    try {
      String sealed = cipher.seal(nextKey, place, plain);
      store.update(row.credential().id(), sealed, row.credential().hint(), now);
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

  private Optional<byte[]> decrypt(MasterKey source, Row row) {
    try (KeyMaterial key = source.load()) {
      return open(key, Place.of(store.storeId(), row.credential()), row);
    }
  }

  private Optional<byte[]> open(KeyMaterial key, Place place, Row row) {
    return SealedText.parse(row.ciphertext()).flatMap(text -> cipher.open(key, place, text));
  }
}
