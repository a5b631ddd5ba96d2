package dev.querytool.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** API keys whose owners are accounts under a seal. */
final class SealedOwners implements ApiKeyStore {

  private final ApiKeyStore store;
  private final SealedAccounts accounts;

  SealedOwners(ApiKeyStore store, SealedAccounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  @Override
  public String storeId() {
    return store.storeId();
  }

  @Override
  public boolean hasOwner(String uid) {
    return store.hasOwner(uid);
  }

  @Override
  public void insert(ServiceApiKey key, String hash) {
    store.insert(key, hash);
  }

  @Override
  public boolean revoke(String owner, String id, Instant time) {
    return store.revoke(owner, id, time);
  }

  @Override
  public void noteUses(Map<String, Instant> times) {
    store.noteUses(times);
  }

  @Override
  public Optional<Row> find(String id) {
    return store.find(id).map(row -> new Row(row.key(), row.hash(), accounts.read(row.owner())));
  }

  @Override
  public List<ServiceApiKey> list(String owner) {
    return store.list(owner);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return store.inTransaction(work);
  }
}
