package dev.querytool.store;

import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.HistoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the history of queries in the store. */
final class JdbiHistoryStore implements HistoryStore {

  private final Database database;

  JdbiHistoryStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Long> write(List<HistoryEntry> entries, int keep) {
    return database.write(
        work -> {
          HistoryDao dao = work.dao(HistoryDao.class);
          List<Long> ids = ids(entries, dao.lastId());
          insert(dao, entries, ids);
          end(dao, entries);
          entries.stream()
              .map(HistoryEntry::connection)
              .distinct()
              .forEach(name -> dao.prune(name, keep));
          return ids;
        });
  }

  @Override
  public List<HistoryEntry> list(HistoryFilter filter) {
    HistoryCondition condition = HistoryCondition.of(filter);
    return database.read(
        work ->
            work.dao(HistoryDao.class).list(condition.sql(), condition.values(), filter.limit()));
  }

  @Override
  public long count(HistoryFilter filter) {
    HistoryCondition condition = HistoryCondition.of(filter);
    return database.read(
        work -> work.dao(HistoryDao.class).count(condition.sql(), condition.values()));
  }

  @Override
  public Optional<HistoryEntry> find(long id) {
    return database.read(work -> work.dao(HistoryDao.class).find(id));
  }

  @Override
  public int delete(String connection) {
    return database.write(work -> work.dao(HistoryDao.class).delete(connection));
  }

  /** Returns the entries' own ids, and for new ones those that follow. */
  private static List<Long> ids(List<HistoryEntry> entries, long last) {
    List<Long> ids = new ArrayList<>(entries.size());
    long next = last;
    for (HistoryEntry entry : entries) {
      if (entry.id() == 0) {
        next++;
      }
      ids.add(entry.id() == 0 ? next : entry.id());
    }
    return ids;
  }

  private static void insert(HistoryDao dao, List<HistoryEntry> entries, List<Long> ids) {
    List<HistoryEntry> fresh = new ArrayList<>();
    List<Long> freshIds = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).id() == 0) {
        fresh.add(entries.get(i));
        freshIds.add(ids.get(i));
      }
    }
    if (!fresh.isEmpty()) {
      dao.insert(freshIds, fresh, millis(fresh));
    }
  }

  private static void end(HistoryDao dao, List<HistoryEntry> entries) {
    List<HistoryEntry> begun = entries.stream().filter(entry -> entry.id() != 0).toList();
    if (!begun.isEmpty()) {
      dao.end(begun, millis(begun));
    }
  }

  private static List<Long> millis(List<HistoryEntry> entries) {
    return entries.stream().map(entry -> entry.duration().toMillis()).toList();
  }
}
