package dev.querytool.query;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs warnings in places that must go on even if logging fails, as it does without memory. */
final class Warnings {

  private final Logger log;

  Warnings(Logger log) {
    this.log = log;
  }

  /** Logs as far as that works. */
  void say(String text, Object about, @Nullable Throwable failure) {
    try {
      log.warn(text, about, failure);
    } catch (RuntimeException | Error unheard) {
      // Nobody is left who could be told.
    }
  }
}
