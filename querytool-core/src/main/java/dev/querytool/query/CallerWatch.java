package dev.querytool.query;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.CallerRights;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what callers run who are no longer valid, or may not see any more what it shows. Asking may
 * wait for the store, so it is done on a thread beside the watchdog's; what nothing can be found
 * out about is stopped too.
 */
final class CallerWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CallerWatch.class);
  private static final String LANE = "callers";
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(300);

  private final CancelThreads threads;
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Used by the watchdog's thread alone. */
  private long lastLook = System.nanoTime();

  CallerWatch(CancelThreads threads) {
    this.threads = threads;
  }

  /** Looks, unless it has just done so or is still at it. */
  void look(Collection<RunningQuery> running, long now) {
    if (now - lastLook < LOOK_EVERY) {
      return;
    }
    lastLook = now;
    List<RunningQuery> ofCallers =
        running.stream().filter(query -> !query.rights().caller().isDefaultUser()).toList();
    if (!ofCallers.isEmpty() && looking.compareAndSet(false, true)) {
      start(ofCallers);
    }
  }

  private void start(List<RunningQuery> queries) {
    boolean started = false;
    try {
      threads.runAside(LANE, () -> stopInvalid(queries));
      started = true;
    } finally {
      if (!started) {
        looking.set(false);
      }
    }
  }

  private void stopInvalid(List<RunningQuery> queries) {
    try {
      Map<CallerRights, List<RunningQuery>> ofEach =
          queries.stream().collect(Collectors.groupingBy(RunningQuery::rights));
      ofEach.forEach(CallerWatch::stopIfInvalid);
    } finally {
      looking.set(false);
    }
  }

  private static void stopIfInvalid(CallerRights rights, List<RunningQuery> queries) {
    if (isLive(rights)) {
      queries.stream()
          .filter(query -> !isStillGranted(query))
          .forEach(query -> query.stop(StopReason.REGRANTED));
    } else {
      queries.forEach(query -> query.stop(StopReason.REVOKED));
    }
  }

  private static boolean isStillGranted(RunningQuery query) {
    try {
      return query.isStillGranted();
    } catch (AccessDeniedException | AuthenticationException denied) {
      return false;
    } catch (RuntimeException unknown) {
      LOG.warn(
          "the grants on '{}' cannot be looked up, so a query is stopped",
          query.connection(),
          unknown);
      return false;
    }
  }

  private static boolean isLive(CallerRights rights) {
    try {
      return rights.isLive();
    } catch (RuntimeException unknown) {
      LOG.warn("{} cannot be looked up, so its queries are stopped", rights.caller(), unknown);
      return false;
    }
  }
}
