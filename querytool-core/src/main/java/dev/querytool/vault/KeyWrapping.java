package dev.querytool.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes sub-keys, and keeps them in the store under the master key. */
final class KeyWrapping {

  private final CredentialStore store;
  private final CredentialCipher cipher;
  private final KeyRotation rotation;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  KeyWrapping(CredentialStore store, CredentialCipher cipher, KeyRotation rotation, Clock clock) {
    this.store = store;
    this.cipher = cipher;
    this.rotation = rotation;
    this.clock = clock;
  }

  boolean isConfigured() {
    return !rotation.current().isNone();
  }

  /** Returns a key, which is the caller's to wipe. */
  byte[] findOrMake(String purpose) {
    Optional<String> wrapped = store.subKey(purpose);
    return wrapped.isEmpty() ? make(purpose) : unwrap(purpose, wrapped.get());
  }

  private byte[] unwrap(String purpose, String wrapped) {
    Place place = Place.ofSubKey(store.storeId(), purpose);
    return rotation
        .decrypt(place, wrapped)
        // A rotation may have come between reading the row and reading the key.
        .or(() -> store.subKey(purpose).flatMap(again -> rotation.decrypt(place, again)))
        .orElseThrow(() -> CredentialException.doesNotUnwrap(purpose));
  }

  /** Another thread or process may have made it meanwhile: what is in the store counts. */
  private byte[] make(String purpose) {
    return rotation.withKey(
        master -> {
          Optional<String> other = store.subKey(purpose);
          return other.isEmpty() ? insert(master, purpose) : unwrap(purpose, other.get());
        });
  }

  private byte[] insert(KeyMaterial master, String purpose) {
    rotation.refuseOtherThan(master);
    byte[] key = new byte[KeyMaterial.LENGTH];
    random.nextBytes(key);
    Place place = Place.ofSubKey(store.storeId(), purpose);
    String wrapped = cipher.seal(master, place, key);
    store.insertSubKey(purpose, wrapped, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return key;
  }
}
