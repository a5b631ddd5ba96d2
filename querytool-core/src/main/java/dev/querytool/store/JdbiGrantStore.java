package dev.querytool.store;

import dev.querytool.access.GrantStore;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps grants in the store. */
final class JdbiGrantStore implements GrantStore {

  private final Database database;

  JdbiGrantStore(Database database) {
    this.database = database;
  }

  @Override
  public OptionalLong idOfConnection(String name) {
    return database.read(
        work ->
            work.dao(GrantDao.class)
                .findConnection(name)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
  }

  @Override
  public void put(Row row, Instant now) {
    write(
        dao -> {
          dao.delete(row.owner(), row.keyId(), row.connectionId());
          return dao.insert(row, now);
        });
  }

  @Override
  public boolean delete(String owner, @Nullable String keyId, String connection) {
    return write(
            dao -> dao.findConnection(connection).map(id -> dao.delete(owner, keyId, id)).orElse(0))
        > 0;
  }

  @Override
  public List<Row> of(String owner, @Nullable String keyId, String connection) {
    return database.readBare(open -> GrantDao.of(open, owner, keyId, connection));
  }

  @Override
  public List<Row> list(String owner) {
    return database.read(work -> work.dao(GrantDao.class).list(owner));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private int write(Function<GrantDao, Integer> task) {
    return database.write(work -> task.apply(work.dao(GrantDao.class)));
  }
}
