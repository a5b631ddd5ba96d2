package dev.querytool.query;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads on which sessions are cancelled and given back, since both may wait for a
 * network that does not answer.
 *
 * <p>They are made when needed and go after a second of rest. Each connection has at most four, so
 * that a host that answers nobody keeps no other waiting. Thread-safe.
 */
final class CancelThreads {

  private static final String THREAD = "querytool-cancel-";
  private static final int OF_EACH_CONNECTION = 4;
  private static final long REST_MILLIS = 1_000;

  private final Map<String, ThreadPoolExecutor> lanes = new ConcurrentHashMap<>();
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  private volatile boolean closed;

  /** Runs a task of a connection in its turn. */
  void run(String connection, Runnable task) {
    lanes.compute(
        connection,
        (name, known) -> {
          ThreadPoolExecutor lane = known == null ? lane(name) : known;
          lane.execute(task);
          return lane;
        });
  }

  /** Runs a task of a connection at once, on a thread that is its own. */
  void runAside(String connection, Runnable task) {
    thread(connection, task).start();
  }

  /** Forgets connections for which nothing is done any more. */
  void tidy() {
    for (String name : lanes.keySet()) {
      lanes.computeIfPresent(name, (same, lane) -> lane.getPoolSize() == 0 ? null : lane);
    }
  }

  /** Lets threads go as soon as they have nothing to do, and waits for them until a time. */
  void close(Deadline deadline) throws InterruptedException {
    closed = true;
    lanes.values().forEach(lane -> lane.setKeepAliveTime(1, TimeUnit.NANOSECONDS));
    for (Iterator<Thread> left = made.iterator(); left.hasNext(); ) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline.nanos() - System.nanoTime());
      left.next().join(Math.max(1, millis));
    }
  }

  private ThreadPoolExecutor lane(String connection) {
    ThreadPoolExecutor lane =
        new ThreadPoolExecutor(
            OF_EACH_CONNECTION,
            OF_EACH_CONNECTION,
            closed ? 1 : REST_MILLIS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread(connection, task));
    lane.allowCoreThreadTimeOut(true);
    return lane;
  }

  private Thread thread(String connection, Runnable task) {
    Thread thread = new Thread(task, THREAD + connection + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    made.removeIf(old -> old.getState() == Thread.State.TERMINATED);
    made.add(thread);
    return thread;
  }
}
