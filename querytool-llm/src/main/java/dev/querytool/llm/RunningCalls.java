package dev.querytool.llm;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What stops the calls that are under way, so that closing ends them all. */
final class RunningCalls implements AutoCloseable {

  private final Set<Runnable> stops = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Notes a call; one that begins too late is stopped at once. */
  void begin(Runnable stop) {
    stops.add(stop);
    if (closed) {
      stop.run();
    }
  }

  void end(Runnable stop) {
    stops.remove(stop);
  }

  @Override
  public void close() {
    closed = true;
    stops.forEach(Runnable::run);
  }
}
