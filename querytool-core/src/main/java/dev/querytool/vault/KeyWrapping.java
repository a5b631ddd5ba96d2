package dev.querytool.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;

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

  /**
   * Wraps every sub-key anew, so that it tells that the store holds an audit: who empties that
   * cannot take this back without losing all that the keys are good for.
   */
  void rememberAudit() {
    rotation.withKey(
        master -> {
          store.subKeys().forEach((purpose, wrapped) -> remember(master, purpose, wrapped));
          return Boolean.TRUE;
        });
  }

  /** Tells whether a sub-key knows of an audit. */
  boolean remembersAudit() {
    return anyOpens((place, wrapped) -> rotation.decrypt(place, wrapped));
  }

  private boolean anyOpens(BiFunction<Place, String, Optional<byte[]>> opening) {
    return store.subKeys().entrySet().stream()
        .map(row -> opening.apply(besideAudit(row.getKey()), row.getValue()))
        .flatMap(Optional::stream)
        .peek(KeyMaterial::wipe)
        .findFirst()
        .isPresent();
  }

  private void remember(KeyMaterial master, String purpose, String wrapped) {
    open(master, Place.ofSubKey(store.storeId(), purpose), wrapped)
        .ifPresent(
            key -> {
              store.updateSubKey(purpose, cipher.seal(master, besideAudit(purpose), key), now());
              KeyMaterial.wipe(key);
            });
  }

  private Optional<byte[]> open(KeyMaterial master, Place place, String wrapped) {
    return SealedText.parse(wrapped).flatMap(parsed -> cipher.open(master, place, parsed));
  }

  private Place besideAudit(String purpose) {
    return Place.besideAudit(store.storeId(), purpose);
  }

  private byte[] unwrap(String purpose, String wrapped) {
    return opened(purpose, wrapped)
        // A rotation may have come between reading the row and reading the key.
        .or(() -> store.subKey(purpose).flatMap(again -> opened(purpose, again)))
        .orElseThrow(() -> CredentialException.doesNotUnwrap(purpose));
  }

  private Optional<byte[]> opened(String purpose, String wrapped) {
    return Place.allOfSubKey(store.storeId(), purpose).stream()
        .map(place -> rotation.decrypt(place, wrapped))
        .flatMap(Optional::stream)
        .findFirst();
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
    boolean audited = anyOpens((place, wrapped) -> open(master, place, wrapped));
    Place place = audited ? besideAudit(purpose) : Place.ofSubKey(store.storeId(), purpose);
    store.insertSubKey(purpose, cipher.seal(master, place, key), now());
    return key;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
