package dev.querytool.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What the log is told, so that no figure holds the writing of a log. */
final class Logging {

  private Logging() {}

  /** Lets only warnings through, in the whole process. */
  static void warningsOnly() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
  }
}
