package dev.querytool.examples.medialibrary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes as a story is told, so that the story is the same whenever it is told. */
final class StoryClock extends Clock {

  private volatile Instant now;

  StoryClock(Instant now) {
    this.now = now;
  }

  void set(Instant time) {
    now = time;
  }

  void forward(Duration time) {
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
