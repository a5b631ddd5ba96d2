package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the store after what is under way was written. */
final class DefaultQueryHistory implements ManagedHistory {

  private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(1);

  private final HistoryStore store;
  private final HistoryWriter writer;
  private final RunLog runs;
  private final Duration patience;

  /** Waits for a store that cannot be written as long as it is patient. */
  DefaultQueryHistory(HistoryStore store, Clock clock, HistoryOptions options, Duration patience) {
    this(store, clock, options, patience, WAIT_FOR_ROOM);
  }

  /** Lets runs wait for a store that is slow, too. */
  DefaultQueryHistory(
      HistoryStore store,
      Clock clock,
      HistoryOptions options,
      Duration patience,
      Duration waitForRoom) {
    this.patience = patience;
    this.store = requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    this.writer = new HistoryWriter(store, clock, options, waitForRoom);
    boolean bare = options.isWithoutLiterals();
    this.runs = options.size() == 0 ? RunLog.none(bare) : RunLog.to(writer, clock, bare);
  }

  /** Returns what runs report to. */
  RunLog runs() {
    return runs;
  }

  @Override
  public List<HistoryEntry> list(HistoryFilter filter) {
    writer.flush(patience);
    return store.list(requireNonNull(filter, "filter"));
  }

  @Override
  public long count(HistoryFilter filter) {
    writer.flush(patience);
    return store.count(requireNonNull(filter, "filter"));
  }

  @Override
  public Optional<HistoryEntry> find(long id) {
    writer.flush(patience);
    return store.find(id);
  }

  @Override
  public int clear(String connection) {
    writer.flush(patience);
    return store.delete(requireNonNull(connection, "connection"));
  }

  @Override
  public AuditReport verify() {
    writer.flush(patience);
    return store.verify();
  }

  @Override
  public AuditReport verify(AuditHead known) {
    writer.flush(patience);
    return store.verify(requireNonNull(known, "known"));
  }

  @Override
  public long lost() {
    return writer.lost();
  }

  @Override
  public void record(HistoryEntry attempt) {
    runs.record(requireNonNull(attempt, "attempt"));
  }

  @Override
  public void close() {
    runs.awaitEnds(patience);
    writer.close(patience);
  }
}
