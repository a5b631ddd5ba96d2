package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryHistory;
import java.util.List;
import java.util.Optional;

/** The history as one caller may use it. */
final class CallerHistory implements QueryHistory {

  private final QueryHistory all;
  private final CallerRights rights;

  CallerHistory(QueryHistory all, CallerRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public List<HistoryEntry> list(HistoryFilter filter) {
    return readable().list(filter);
  }

  @Override
  public long count(HistoryFilter filter) {
    return readable().count(filter);
  }

  @Override
  public Optional<HistoryEntry> find(long id) {
    return readable().find(id);
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

  private QueryHistory readable() {
    rights.require(Permission.HISTORY_READ, "");
    return all;
  }
}
