package dev.querytool.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of the history is kept after a write. Immutable. */
public final class HistoryBounds {

  private final int perConnection;
  private final @Nullable Instant oldest;

  private HistoryBounds(int perConnection, @Nullable Instant oldest) {
    this.perConnection = perConnection;
    this.oldest = oldest;
  }

  /** Keeps the newest entries of each connection. */
  public static HistoryBounds newest(int perConnection) {
    return new HistoryBounds(perConnection, null);
  }

  /** Returns these bounds, but removes entries from before a time as well. */
  public HistoryBounds from(Instant time) {
    return new HistoryBounds(perConnection, time);
  }

  /** Returns how many entries are kept of each connection that is written to: the newest. */
  public int perConnection() {
    return perConnection;
  }

  /** Returns the time before which nothing is kept, if there is one. */
  public Optional<Instant> oldest() {
    return Optional.ofNullable(oldest);
  }
}
