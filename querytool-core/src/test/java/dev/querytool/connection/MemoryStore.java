package dev.querytool.connection;

import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.NewCredential;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Connections and their passwords in memory, with transactions that undo both. */
final class MemoryStore implements ConnectionStore, CredentialVault {

  private record Kept(NewCredential credential, Secret value, String binding) {}

  private final AtomicLong ids = new AtomicLong();
  private final Map<String, DatabaseConnection> rows = new TreeMap<>();
  private final Map<String, Kept> secrets = new TreeMap<>();

  @Override
  public synchronized List<DatabaseConnection> list() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized Optional<DatabaseConnection> find(String name) {
    return Optional.ofNullable(rows.get(ConnectionName.key(name)));
  }

  @Override
  public synchronized DatabaseConnection insert(Draft draft, Instant now) {
    DatabaseConnection row =
        new DatabaseConnection(
            ids.incrementAndGet(),
            draft.name(),
            draft.url(),
            draft.dialect(),
            draft.tls(),
            draft.zone(),
            draft.credentialId(),
            now,
            now);
    rows.put(ConnectionName.key(draft.name()), row);
    return row;
  }

  @Override
  public synchronized DatabaseConnection update(long id, Draft draft, Instant now) {
    DatabaseConnection old = byId(id).orElseThrow();
    DatabaseConnection row =
        new DatabaseConnection(
            id,
            draft.name(),
            draft.url(),
            draft.dialect(),
            draft.tls(),
            draft.zone(),
            draft.credentialId(),
            old.createdAt(),
            now);
    rows.put(ConnectionName.key(draft.name()), row);
    return row;
  }

  @Override
  public synchronized boolean delete(long id) {
    return byId(id).map(row -> rows.remove(ConnectionName.key(row.name()))).isPresent();
  }

  @Override
  public synchronized <T> T inTransaction(Supplier<T> work) {
    Map<String, DatabaseConnection> rowsBefore = new TreeMap<>(rows);
    Map<String, Kept> secretsBefore = new TreeMap<>(secrets);
    try {
      return work.get();
    } catch (RuntimeException e) {
      rows.clear();
      rows.putAll(rowsBefore);
      secrets.clear();
      secrets.putAll(secretsBefore);
      throw e;
    }
  }

  @Override
  public synchronized Credential store(NewCredential credential) {
    String id = "c" + ids.incrementAndGet();
    secrets.put(id, new Kept(credential, credential.value(), credential.binding()));
    return described(id);
  }

  @Override
  public synchronized Credential replace(String owner, String id, Secret value, String binding) {
    Kept old = kept(id);
    secrets.put(id, new Kept(old.credential(), value, binding));
    return described(id);
  }

  @Override
  public synchronized Secret open(String owner, String id, String binding) {
    Kept kept = kept(id);
    if (!kept.credential().owner().equals(owner) || !kept.binding().equals(binding)) {
      throw new IllegalStateException("the credential is bound to " + kept.binding());
    }
    return kept.value();
  }

  @Override
  public synchronized List<Credential> list(String owner) {
    return secrets.entrySet().stream()
        .filter(entry -> entry.getValue().credential().owner().equals(owner))
        .map(entry -> described(entry.getKey()))
        .toList();
  }

  @Override
  public synchronized boolean delete(String owner, String id) {
    return secrets.remove(id) != null;
  }

  @Override
  public SubKeys subKeys() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rotate(MasterKey next) {
    throw new UnsupportedOperationException();
  }

  private Optional<DatabaseConnection> byId(long id) {
    return rows.values().stream().filter(row -> row.id() == id).findFirst();
  }

  private Kept kept(String id) {
    return Optional.ofNullable(secrets.get(id)).orElseThrow();
  }

  private Credential described(String id) {
    NewCredential credential = kept(id).credential();
    return new Credential(
        id,
        credential.owner(),
        credential.serviceName(),
        credential.displayName(),
        new CredentialHint("", ""),
        Instant.EPOCH);
  }
}
