package dev.querytool.store;

import dev.querytool.access.AccountStore;
import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.ServiceApiKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps API keys in the store. */
final class JdbiApiKeyStore implements ApiKeyStore {

  private final Database database;
  private final CallerRows rows;
  private final String storeId;

  JdbiApiKeyStore(Database database, CallerRows rows, String storeId) {
    this.database = database;
    this.rows = rows;
    this.storeId = storeId;
  }

  @Override
  public String storeId() {
    return storeId;
  }

  @Override
  public boolean hasOwner(String uid) {
    return database.read(work -> work.dao(SetupDao.class).hasPassword(uid));
  }

  @Override
  public void insert(ServiceApiKey key, String hash) {
    write(
        dao ->
            dao.insert(
                key,
                hash,
                ApiKeyStore.text(key.scopes()),
                AccountStore.text(key.attributes()),
                key.expiresAt().orElse(null)));
  }

  @Override
  public boolean revoke(String owner, String id, Instant time) {
    return write(dao -> dao.revoke(owner, id, time)) > 0;
  }

  @Override
  public void noteUses(Map<String, Instant> times) {
    List<String> ids = new ArrayList<>(times.keySet());
    List<Instant> values = ids.stream().map(times::get).toList();
    write(
        dao -> {
          dao.noteUses(ids, values);
          return ids.size();
        });
  }

  @Override
  public Optional<Row> find(String id) {
    return rows.key(database, id);
  }

  @Override
  public List<ServiceApiKey> list(String owner) {
    return database.read(work -> work.dao(ApiKeyDao.class).list(owner));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private int write(Function<ApiKeyDao, Integer> task) {
    return database.write(work -> task.apply(work.dao(ApiKeyDao.class)));
  }
}
