package dev.querytool.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets attempts to log in wait that follow many failures, by name, by source and by both. An
 * attempt counts as failed from its beginning, so many at once gain nothing. Bounded: what was not
 * tried for long, or of too many, is forgotten. Thread-safe.
 */
final class AttemptLimit {

  private static final int MOST = 100_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 6;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int FREE_OF_PAIR = 5;
  private static final int FREE_OF_NAME = 20;
  private static final int FREE_OF_SOURCE = 50;

  /** What is counted: a name, a source, or both; the other is empty. */
  private record Key(String name, String source, int free) {}

  /** An attempt that has begun. */
  interface Attempt {

    /** Forgets the failures before it. */
    void succeeded();
  }

  private final Clock clock;
  private final Cache<Key, Failures> failures;

  AttemptLimit(Clock clock) {
    this.clock = clock;
    this.failures =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(REMEMBERED)
            .ticker(() -> clock.millis() * 1_000_000)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Begins an attempt.
   *
   * @param source may be empty
   * @throws TooManyAttemptsException if it is too early for one
   */
  Attempt begin(String name, String source) {
    List<Key> keys = keys(name, source);
    Instant now = clock.instant();
    keys.forEach(key -> failures.get(key, Failures::new).refuseEarly(now));
    keys.forEach(key -> failures.get(key, Failures::new).count(now));
    return () -> keys.forEach(key -> forgive(key, source));
  }

  /** A right password says nothing of the other names that were tried from its source. */
  private void forgive(Key key, String source) {
    if (key.name().isEmpty() && !source.isEmpty()) {
      failures.get(key, Failures::new).uncount();
    } else {
      failures.invalidate(key);
    }
  }

  private static List<Key> keys(String name, String source) {
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(name, source, FREE_OF_PAIR));
    if (!source.isEmpty()) {
      keys.add(new Key(name, "", FREE_OF_NAME));
      keys.add(new Key("", source, FREE_OF_SOURCE));
    }
    return keys;
  }

  /** The failures of one key. */
  private static final class Failures {

    private final int free;
    private int count;
    private Instant notBefore = Instant.MIN;

    Failures(Key key) {
      this.free = key.free();
    }

    synchronized void refuseEarly(Instant now) {
      if (now.isBefore(notBefore)) {
        throw new TooManyAttemptsException(Duration.between(now, notBefore));
      }
    }

    synchronized void count(Instant now) {
      refuseEarly(now);
      count++;
      if (count >= free) {
        notBefore = now.plus(waitAfter(count - free));
      }
    }

    synchronized void uncount() {
      count = Math.max(0, count - 1);
      notBefore = Instant.MIN;
    }

    private static Duration waitAfter(int beyond) {
      return beyond >= DOUBLINGS ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << beyond);
    }
  }
}
