package dev.querytool.store;

import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.HistoryStore;
import dev.querytool.vault.SubKeys;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the history of queries in the store. */
final class JdbiHistoryStore implements HistoryStore {

  private final Database database;
  private final @Nullable SubKeys keys;
  private volatile boolean begun;

  JdbiHistoryStore(Database database, @Nullable SubKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public List<Long> write(List<HistoryEntry> entries, HistoryBounds bounds) {
    HistorySeal seal = seal();
    if (seal == null || seal.hasBegun()) {
      return write(seal, entries, bounds);
    }
    List<Long> ids =
        database.inTransaction(
            () -> {
              List<Long> written = write(seal, entries, bounds);
              seal.rememberAudit();
              return written;
            });
    begun = true;
    return ids;
  }

  private List<Long> write(
      @Nullable HistorySeal seal, List<HistoryEntry> entries, HistoryBounds bounds) {
    return database.writeBare(
        connection -> {
          try (HistoryWrite write = new HistoryWrite(connection, seal)) {
            return write.write(entries, bounds);
          }
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
  public int delete(String name) {
    HistorySeal seal = seal();
    return database.writeBare(
        connection -> {
          try (HistoryWrite write = new HistoryWrite(connection, seal)) {
            return write.delete(name);
          }
        });
  }

  @Override
  public AuditReport verify() {
    return check(null);
  }

  @Override
  public AuditReport verify(AuditHead known) {
    return check(known);
  }

  @Override
  public Optional<AuditHead> head() {
    HistorySeal seal = seal();
    return seal == null
        ? Optional.empty()
        : database
            .readBare(connection -> new HeadTable(connection, seal).find())
            .filter(HeadTable.Found::sealed)
            .map(found -> new AuditHead(found.head().sequence(), found.head().mac()));
  }

  private AuditReport check(@Nullable AuditHead known) {
    HistorySeal seal = seal();
    return seal == null
        ? AuditReport.unchained(count(HistoryFilter.all()))
        : database.readBare(connection -> new ChainCheck(connection, seal, known).run());
  }

  /** Returns what seals rows; null if the host has given no key for it. */
  private @Nullable HistorySeal seal() {
    if (keys == null || !keys.isConfigured()) {
      return null;
    }
    HistorySeal seal = new HistorySeal(keys, hasBegun(keys));
    seal.prepare();
    return seal;
  }

  /** What has begun once has for ever. */
  private boolean hasBegun(SubKeys known) {
    begun = begun || known.remembersAudit();
    return begun;
  }
}
