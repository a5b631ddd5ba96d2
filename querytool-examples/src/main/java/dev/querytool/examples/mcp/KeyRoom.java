package dev.querytool.examples.mcp;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each key does at once, so that none takes all there is. Safe for use by many threads.
 */
final class KeyRoom {

  private final Map<String, Integer> taken = new HashMap<>();
  private final int most;

  KeyRoom(int most) {
    this.most = most;
  }

  /** Takes a place for a key, which must leave it; false if it has taken all of its own. */
  synchronized boolean enter(String key) {
    boolean room = taken.getOrDefault(key, 0) < most;
    if (room) {
      taken.merge(key, 1, Integer::sum);
    }
    return room;
  }

  synchronized void leave(String key) {
    taken.computeIfPresent(key, (same, places) -> places > 1 ? places - 1 : null);
  }
}
