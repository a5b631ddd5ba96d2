package dev.querytool.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store in memory that can be slow or broken. */
final class KeptRuns implements HistoryStore {

  private final List<List<HistoryEntry>> writes = new ArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile @Nullable RuntimeException failure;
  private volatile @Nullable String rejected;
  private volatile @Nullable AuditHead head;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();

  /** Lets no write pass until {@link #release}. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  /** Lets every write fail until {@link #repair}. */
  void breakDown(RuntimeException how) {
    failure = how;
  }

  /** Lets every write fail that has this text in it. */
  void reject(String text) {
    rejected = text;
  }

  void repair() {
    failure = null;
  }

  /** Says where the chain ends. */
  void endAt(AuditHead end) {
    head = end;
  }

  /** Tells whether a write is held. */
  boolean isHolding() {
    return waiting.get() > 0;
  }

  /** Returns how many writes have begun. */
  int attempts() {
    return attempts.get();
  }

  /** Returns what was written, one list for each transaction. */
  synchronized List<List<HistoryEntry>> writes() {
    return List.copyOf(writes);
  }

  /** Returns the texts of what was written. */
  List<String> texts() {
    return writes().stream().flatMap(List::stream).map(HistoryEntry::text).toList();
  }

  List<QueryOutcome> outcomes() {
    return writes().stream().flatMap(List::stream).map(HistoryEntry::outcome).toList();
  }

  @Override
  public List<Long> write(List<HistoryEntry> entries, HistoryBounds bounds) {
    attempts.incrementAndGet();
    waiting.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      waiting.decrementAndGet();
    }
    RuntimeException broken = failure;
    if (broken != null) {
      throw broken;
    }
    if (entries.stream().anyMatch(entry -> entry.text().equals(rejected))) {
      throw new IllegalStateException("one is rejected");
    }
    return keep(entries);
  }

  private synchronized List<Long> keep(List<HistoryEntry> entries) {
    writes.add(List.copyOf(entries));
    List<Long> ids = new ArrayList<>();
    for (HistoryEntry entry : entries) {
      ids.add(entry.id() == 0 ? 100L * writes.size() + ids.size() : entry.id());
    }
    return ids;
  }

  @Override
  public synchronized List<HistoryEntry> list(HistoryFilter filter) {
    List<HistoryEntry> all = new ArrayList<>();
    writes.forEach(all::addAll);
    return all;
  }

  @Override
  public long count(HistoryFilter filter) {
    return list(filter).size();
  }

  @Override
  public Optional<HistoryEntry> find(long id) {
    return Optional.empty();
  }

  @Override
  public AuditReport verify() {
    return AuditReport.unchained(0);
  }

  @Override
  public AuditReport verify(AuditHead known) {
    return verify();
  }

  @Override
  public Optional<AuditHead> head() {
    return Optional.ofNullable(head);
  }

  @Override
  public int delete(String connection) {
    return 0;
  }
}
