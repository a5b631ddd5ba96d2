package dev.querytool.store;

import dev.querytool.access.Account;
import dev.querytool.access.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps accounts in the store. */
final class JdbiAccountStore implements AccountStore {

  private final Database database;
  private final CallerRows rows;
  private final String storeId;

  JdbiAccountStore(Database database, CallerRows rows, String storeId) {
    this.database = database;
    this.rows = rows;
    this.storeId = storeId;
  }

  @Override
  public String storeId() {
    return storeId;
  }

  @Override
  public void insert(Account account, String passwordHash) {
    write(dao -> dao.insert(account, passwordHash, AccountStore.text(account.attributes())));
  }

  @Override
  public void update(Account account) {
    refuseMissing(
        account.uid(), write(dao -> dao.update(account, AccountStore.text(account.attributes()))));
  }

  @Override
  public void rehash(String uid, String oldHash, String newHash) {
    write(dao -> dao.rehash(uid, oldHash, newHash));
  }

  @Override
  public void changePassword(String uid, String passwordHash, Instant updatedAt) {
    refuseMissing(uid, write(dao -> dao.changePassword(uid, passwordHash, updatedAt)));
  }

  @Override
  public void endCallers(String uid) {
    refuseMissing(uid, write(dao -> dao.endCallers(uid)));
  }

  @Override
  public void seal(String uid, String seal) {
    refuseMissing(uid, write(dao -> dao.seal(uid, seal)));
  }

  @Override
  public boolean delete(String uid) {
    return write(dao -> dao.delete(uid)) > 0;
  }

  @Override
  public Optional<Row> find(String uid) {
    return rows.account(database, uid);
  }

  @Override
  public Optional<Row> findByName(String username) {
    return database.read(work -> work.dao(AccountDao.class).findByName(username));
  }

  @Override
  public List<Row> rows() {
    return database.read(work -> work.dao(AccountDao.class).list());
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private int write(Function<AccountDao, Integer> task) {
    return database.write(work -> task.apply(work.dao(AccountDao.class)));
  }

  private static void refuseMissing(String uid, int changed) {
    Missing.refuse("account", uid, changed);
  }
}
