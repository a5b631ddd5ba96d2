package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.CredentialStore.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vault over a {@link CredentialStore}. */
final class DefaultCredentialVault implements CredentialVault {

  private final CredentialStore store;
  private final Clock clock;
  private final CredentialCipher cipher = new CredentialCipher();
  private final KeyRotation rotation;
  private final SubKeys subKeys;

  DefaultCredentialVault(CredentialStore store, MasterKey key, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
    this.rotation = new KeyRotation(store, cipher, requireNonNull(key, "key"));
    this.subKeys = new SubKeys(store, new KeyWrapping(store, cipher, rotation, clock));
  }

  @Override
  public Credential store(NewCredential wanted) {
    requireNonNull(wanted, "wanted");
    Credential credential =
        new Credential(
            UUID.randomUUID().toString(),
            wanted.owner(),
            wanted.serviceName(),
            wanted.displayName(),
            CredentialHint.of(wanted.value()),
            now());
    return rotation.withKey(key -> insert(key, credential, wanted));
  }

  @Override
  public Credential replace(String owner, String id, Secret value, String binding) {
    requireNonNull(value, "value");
    requireNonNull(binding, "binding");
    return rotation.withKey(key -> overwrite(key, require(owner, id).credential(), value, binding));
  }

  @Override
  public Secret open(String owner, String id, String binding) {
    requireNonNull(binding, "binding");
    Row row = require(owner, id);
    return decrypt(row, binding)
        // A rotation may have come between reading the row and reading the key.
        .or(() -> changed(row).flatMap(again -> decrypt(again, binding)))
        .orElseThrow(() -> CredentialException.doesNotDecrypt(row.credential()));
  }

  @Override
  public List<Credential> list(String owner) {
    return store.list(requireNonNull(owner, "owner")).stream().map(Row::credential).toList();
  }

  @Override
  public boolean delete(String owner, String id) {
    return store.delete(requireNonNull(owner, "owner"), requireNonNull(id, "id"));
  }

  @Override
  public SubKeys subKeys() {
    return subKeys;
  }

  @Override
  public void rotate(MasterKey next) {
    rotation.rotateTo(requireNonNull(next, "next"), now());
  }

  private Credential insert(KeyMaterial key, Credential credential, NewCredential wanted) {
    rotation.refuseOtherThan(key);
    if (isTaken(credential)) {
      throw new CredentialException(
          "The user has a credential '"
              + credential.displayName()
              + "' for "
              + credential.serviceName()
              + " already; replace it, or give another display name");
    }
    store.insert(credential, seal(key, credential, wanted.value(), wanted.binding()));
    return credential;
  }

  private boolean isTaken(Credential credential) {
    return store.list(credential.owner()).stream()
        .map(Row::credential)
        .anyMatch(
            other ->
                other.serviceName().equals(credential.serviceName())
                    && other.displayName().equals(credential.displayName()));
  }

  private Credential overwrite(KeyMaterial key, Credential old, Secret value, String binding) {
    Credential changed =
        new Credential(
            old.id(),
            old.owner(),
            old.serviceName(),
            old.displayName(),
            CredentialHint.of(value),
            old.createdAt());
    store.update(old.id(), seal(key, changed, value, binding), changed.hint(), now());
    return changed;
  }

  private String seal(KeyMaterial key, Credential credential, Secret value, String binding) {
    byte[] plain = BoundValue.join(value, binding);
    try {
      return cipher.seal(key, Place.of(store.storeId(), credential), plain);
    } finally {
      KeyMaterial.wipe(plain);
    }
  }

  private Optional<Secret> decrypt(Row row, String binding) {
    return rotation
        .decrypt(Place.of(store.storeId(), row.credential()), row.ciphertext())
        .flatMap(plain -> BoundValue.split(plain, binding));
  }

  private Optional<Row> changed(Row row) {
    return store
        .find(row.credential().owner(), row.credential().id())
        .filter(again -> !again.ciphertext().equals(row.ciphertext()));
  }

  private Row require(String owner, String id) {
    return store
        .find(requireNonNull(owner, "owner"), requireNonNull(id, "id"))
        .orElseThrow(() -> CredentialException.notFound(id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
