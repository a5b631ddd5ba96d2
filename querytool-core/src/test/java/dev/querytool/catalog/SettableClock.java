package dev.querytool.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** Starts at an instant and stays there. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Goes on by some seconds. */
  public void forward(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
