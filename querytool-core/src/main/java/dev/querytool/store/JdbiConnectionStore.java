package dev.querytool.store;

import dev.querytool.connection.ConnectionStore;
import dev.querytool.connection.DatabaseConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps connections in the store. */
final class JdbiConnectionStore implements ConnectionStore {

  private final Database database;

  JdbiConnectionStore(Database database) {
    this.database = database;
  }

  @Override
  public List<DatabaseConnection> list() {
    return database.read(work -> work.dao(ConnectionDao.class).list());
  }

  @Override
  public Optional<DatabaseConnection> find(String name) {
    return database.read(work -> work.dao(ConnectionDao.class).find(name));
  }

  @Override
  public DatabaseConnection insert(Draft draft, Instant now) {
    return write(dao -> dao.get(dao.insert(draft, now)));
  }

  @Override
  public DatabaseConnection update(long id, Draft draft, Instant now) {
    return write(
        dao -> {
          Missing.refuse("connection", id, dao.update(id, draft, now));
          return dao.get(id);
        });
  }

  @Override
  public boolean delete(long id) {
    return write(dao -> dao.delete(id) > 0);
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private <T> T write(Function<ConnectionDao, T> task) {
    return database.write(work -> task.apply(work.dao(ConnectionDao.class)));
  }
}
