package dev.querytool.query;

import dev.querytool.catalog.ConnectionCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets one connection's catalogue be refreshed at most every ten seconds. Thread-safe. */
final class RefreshThrottle {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Clock clock;
  private @Nullable Instant last;

  RefreshThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Refreshes unless that was tried within the pause; who comes meanwhile waits for the end. */
  synchronized void refresh(ConnectionCatalog structure) {
    Instant now = clock.instant();
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return;
    }
    last = now;
    structure.refresh();
  }
}
