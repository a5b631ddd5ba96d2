package dev.querytool.guard;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements by the batch and looks after each batch whether anything was touched; then they
 * run one by one, each in a fresh world, to name the one that did it.
 */
final class CanaryWatch implements AutoCloseable {

  private static final int BATCH = 50;
  private static final String TRANSACTIONS = "transactions was ";
  private static final Duration ENDING = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final CanaryWorld.Source source;
  private final UnguardedRun runs = new UnguardedRun();
  private final List<String> batch = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private CanaryWorld world;
  private Map<String, String> clean;
  private Map<String, String> last = Map.of();
  private boolean planted;
  private int count;

  CanaryWatch(CanaryWorld.Source source) throws SQLException {
    this.source = source;
    this.world = source.fresh();
    this.clean = world.state();
  }

  CanaryWorld world() {
    return world;
  }

  /** Runs a statement, and looks at the world once there are enough. */
  void run(String sql) throws SQLException {
    count++;
    if (count % 2_500 == 0) {
      System.out.printf("%s: %,d ran%n", source, count);
    }
    batch.add(sql);
    String seen = runs.run(world, sql);
    if (seen != null) {
      found(seen + ": " + sql);
      renew();
    } else if (batch.size() == BATCH) {
      look();
    }
  }

  /** Looks at the world after the statements so far. */
  void look() throws SQLException {
    String touched = touched();
    if (touched != null) {
      int before = findings.size();
      List<String> suspects = List.copyOf(batch);
      renew();
      for (String suspect : suspects) {
        judge(suspect);
      }
      if (findings.size() == before) {
        found(touched + ", by one of: " + String.join("\n    ", suspects));
      }
    }
    batch.clear();
  }

  /** Runs one statement in a fresh world and returns what it did; null if nothing. */
  @Nullable String alone(String sql) throws SQLException {
    String seen = runs.run(world, sql);
    String touched = touched();
    if (touched != null) {
      renew();
    }
    return seen == null ? touched : seen;
  }

  /**
   * Runs a statement that is meant to touch something, and returns what it did; null if nothing was
   * seen. The world as it then is counts as untouched, if it can still be used.
   */
  @Nullable String planted(String sql) throws SQLException {
    planted = true;
    String seen = runs.run(world, sql);
    String touched = touched();
    String all = seen + touched;
    if (all.contains("nobody can look") || all.contains("holder")) {
      renew();
    } else if (all.matches("(?s).*(session|transaction ).*")) {
      resume();
    } else {
      clean = last;
    }
    return seen == null ? touched : seen;
  }

  private void resume() throws SQLException {
    if (world.resume()) {
      clean = world.state();
    } else {
      renew();
    }
  }

  private void judge(String sql) throws SQLException {
    String touched = alone(sql);
    if (touched != null) {
      found(touched + ": " + sql);
    }
  }

  private void found(String finding) {
    findings.add(finding);
    System.out.println(finding);
  }

  private @Nullable String touched() {
    try {
      List<String> changed = changed();
      long end = System.nanoTime() + ENDING.toNanos();
      while (!planted && isTransactionsAlone(changed) && System.nanoTime() - end < 0) {
        LockSupport.parkNanos(AGAIN.toNanos());
        changed = changed();
      }
      return changed.isEmpty() ? null : "it touched " + String.join(", ", changed);
    } catch (SQLException e) {
      return "nobody can look: " + e.getMessage();
    }
  }

  private List<String> changed() throws SQLException {
    Map<String, String> now = world.state();
    last = now;
    List<String> changed = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(clean.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!Objects.equals(clean.get(name), now.get(name))) {
        changed.add(name + " was " + clean.get(name) + " and is " + now.get(name));
      }
    }
    return changed;
  }

  /** A statement that was given up may still be ending its own transaction. */
  private static boolean isTransactionsAlone(List<String> changed) {
    return changed.size() == 1 && changed.get(0).startsWith(TRANSACTIONS);
  }

  private void renew() throws SQLException {
    batch.clear();
    world.close();
    world = source.fresh();
    clean = world.state();
  }

  /** Returns the statements that did more than read, each with what it did. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** Returns how many statements ran. */
  int count() {
    return count;
  }

  int answered() {
    return runs.answered();
  }

  @Override
  public String toString() {
    return count + " ran: " + runs;
  }

  @Override
  public void close() {
    runs.close();
    if (planted || touched() != null) {
      world.close();
    } else {
      source.done(world);
    }
  }
}
