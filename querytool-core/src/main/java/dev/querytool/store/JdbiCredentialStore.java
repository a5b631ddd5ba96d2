package dev.querytool.store;

import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.CredentialStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps ciphertexts in the store. */
final class JdbiCredentialStore implements CredentialStore {

  private final Database database;
  private final String storeId;

  JdbiCredentialStore(Database database, String storeId) {
    this.database = database;
    this.storeId = storeId;
  }

  @Override
  public String storeId() {
    return storeId;
  }

  @Override
  public void insert(Credential credential, String ciphertext) {
    write(dao -> dao.insert(credential, credential.hint(), ciphertext));
  }

  @Override
  public void update(String id, String ciphertext, CredentialHint hint, Instant updatedAt) {
    Missing.refuse("credential", id, write(dao -> dao.update(id, ciphertext, hint, updatedAt)));
  }

  @Override
  public Optional<Row> find(String owner, String id) {
    return read(dao -> dao.find(owner, id));
  }

  @Override
  public List<Row> list(String owner) {
    return read(dao -> dao.list(owner));
  }

  @Override
  public List<Row> all() {
    return read(CredentialDao::all);
  }

  @Override
  public boolean holds(String ciphertextPrefix) {
    return read(dao -> dao.holds(ciphertextPrefix));
  }

  @Override
  public boolean delete(String owner, String id) {
    return write(dao -> dao.delete(owner, id)) > 0;
  }

  @Override
  public Optional<String> subKey(String purpose) {
    return database.read(work -> work.dao(SubKeyDao.class).find(purpose));
  }

  @Override
  public void insertSubKey(String purpose, String wrapped, Instant createdAt) {
    database.write(work -> work.dao(SubKeyDao.class).insert(purpose, wrapped, createdAt));
  }

  @Override
  public void updateSubKey(String purpose, String wrapped, Instant updatedAt) {
    int changed =
        database.write(work -> work.dao(SubKeyDao.class).update(purpose, wrapped, updatedAt));
    Missing.refuse("sub-key", purpose, changed);
  }

  @Override
  public Map<String, String> subKeys() {
    return database.read(work -> work.dao(SubKeyDao.class).all());
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  @Override
  public boolean isInTransaction() {
    return database.isInTransaction();
  }

  @Override
  public void compact() {
    database.compact();
  }

  private <T> T read(Function<CredentialDao, T> task) {
    return database.read(work -> task.apply(work.dao(CredentialDao.class)));
  }

  private int write(Function<CredentialDao, Integer> task) {
    return database.write(work -> task.apply(work.dao(CredentialDao.class)));
  }
}
