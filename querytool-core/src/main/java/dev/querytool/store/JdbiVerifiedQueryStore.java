package dev.querytool.store;

import dev.querytool.natural.VerifiedQueryStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Keeps verified queries in the store. */
final class JdbiVerifiedQueryStore implements VerifiedQueryStore {

  private final Database database;

  JdbiVerifiedQueryStore(Database database) {
    this.database = database;
  }

  @Override
  public Entry put(long connectionId, Draft draft, Instant now) {
    return write(
        dao -> {
          dao.put(connectionId, draft, now);
          return dao.get(connectionId, draft.key());
        });
  }

  @Override
  public List<Entry> list(long connectionId) {
    return database.read(work -> work.dao(VerifiedQueryDao.class).list(connectionId));
  }

  @Override
  public boolean delete(long connectionId, long id) {
    return write(dao -> dao.delete(connectionId, id)) > 0;
  }

  private <T> T write(Function<VerifiedQueryDao, T> task) {
    return database.write(work -> task.apply(work.dao(VerifiedQueryDao.class)));
  }
}
