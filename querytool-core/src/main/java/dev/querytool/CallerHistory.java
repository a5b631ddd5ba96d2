package dev.querytool;

import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryHistory;
import java.util.List;
import java.util.Optional;

/**
 * The history as one caller may use it: who may read that of everyone sees all, and others what
 * they asked themselves, by the same key if by one.
 */
final class CallerHistory implements QueryHistory {

  private final QueryHistory all;
  private final CallerRights rights;

  CallerHistory(QueryHistory all, CallerRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public List<HistoryEntry> list(HistoryFilter filter) {
    return seesAll()
        ? all.list(filter)
        : own(filter)
            .map(mine -> all.list(mine).stream().map(HistoryEntry::asSeenByItsCaller).toList())
            .orElseGet(List::of);
  }

  @Override
  public long count(HistoryFilter filter) {
    return seesAll() ? all.count(filter) : own(filter).map(all::count).orElse(0L);
  }

  @Override
  public Optional<HistoryEntry> find(long id) {
    return seesAll()
        ? all.find(id)
        : all.find(id).filter(this::isOwn).map(HistoryEntry::asSeenByItsCaller);
  }

  /** Deleting is more than reading. */
  @Override
  public int clear(String connection) {
    rights.require(Permission.USERS_ADMIN, "");
    return all.clear(connection);
  }

  @Override
  public AuditReport verify() {
    return readable().verify();
  }

  @Override
  public AuditReport verify(AuditHead known) {
    return readable().verify(known);
  }

  @Override
  public long lost() {
    return readable().lost();
  }

  private boolean seesAll() {
    boolean everyone = rights.allow(Permission.HISTORY_READ, "");
    if (!everyone) {
      rights.require(Permission.HISTORY_OWN, "");
    }
    return everyone;
  }

  /** Returns what a filter asks for of the caller's own; empty if it asks for others' alone. */
  private Optional<HistoryFilter> own(HistoryFilter filter) {
    Caller caller = rights.caller();
    if (!filter.caller().orElse(caller.uid()).equals(caller.uid())) {
      return Optional.empty();
    }
    HistoryFilter.Builder mine = filter.toBuilder().caller(caller.uid());
    if (caller.keyId().isEmpty()) {
      return Optional.of(mine.build());
    }
    String key = caller.keyId().get();
    return filter.keyId().orElse(key).equals(key)
        ? Optional.of(mine.keyId(key).build())
        : Optional.empty();
  }

  private boolean isOwn(HistoryEntry entry) {
    Caller caller = rights.caller();
    return entry.caller().equals(caller.uid())
        && (caller.keyId().isEmpty() || caller.keyId().equals(entry.keyId()));
  }

  private QueryHistory readable() {
    rights.require(Permission.HISTORY_READ, "");
    return all;
  }
}
