package dev.querytool.examples.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which key has opened which session; no other key can use it. Safe for use by many threads. */
final class HttpSessions {

  /** After what time a session that nobody uses is over. */
  static final Duration IDLE = Duration.ofMinutes(30);

  private static final int MOST_OF_A_KEY = 50;

  private final Map<String, Used> sessions = new HashMap<>();
  private final Clock clock;

  HttpSessions(Clock clock) {
    this.clock = clock;
  }

  /** Tells whether a key may open another session. */
  synchronized boolean hasRoom(String key) {
    Instant oldest = clock.instant().minus(IDLE);
    sessions.values().removeIf(used -> used.last().isBefore(oldest));
    return sessions.values().stream().filter(used -> used.key().equals(key)).count()
        < MOST_OF_A_KEY;
  }

  synchronized void open(String session, String key) {
    sessions.put(session, new Used(key, clock.instant()));
  }

  /** Tells whether a key may use a session, and uses it. */
  synchronized boolean use(String session, String key) {
    Used used = sessions.get(session);
    boolean own =
        used != null
            && used.key().equals(key)
            && !used.last().isBefore(clock.instant().minus(IDLE));
    if (own) {
      open(session, key);
    }
    return own;
  }

  synchronized void end(String session) {
    sessions.remove(session);
  }

  private record Used(String key, Instant last) {}
}
