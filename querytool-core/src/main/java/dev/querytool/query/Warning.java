package dev.querytool.query;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Says to the log what must not end who says it: without memory, nothing can be logged. */
final class Warning {

  private Warning() {}

  /** Logs as far as that works. */
  static void say(Logger log, String text, Object about, @Nullable Throwable failure) {
    try {
      log.warn(text, about, failure);
    } catch (RuntimeException | Error unheard) {
      // Nobody is left who could be told.
    }
  }
}
