package dev.querytool.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when a test tells it to. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** Starts at an instant and stays there. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Goes on by some time. */
  public void forward(Duration time) {
    now = now.plus(time);
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
