package dev.querytool.query;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** A log that finds no memory for what it is told; until it is closed. */
final class SpeechlessLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final AtomicInteger tries = new AtomicInteger();
  private final Logger logger;

  private SpeechlessLog(Logger logger) {
    this.logger = logger;
  }

  static SpeechlessLog of(Class<?> speaker) {
    Logger logger = (Logger) LoggerFactory.getLogger(speaker);
    SpeechlessLog log = new SpeechlessLog(logger);
    log.start();
    logger.addAppender(log);
    return log;
  }

  /** Returns how often it was told something. */
  int tries() {
    return tries.get();
  }

  @Override
  protected void append(ILoggingEvent event) {
    tries.incrementAndGet();
    throw new OutOfMemoryError("injected");
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }
}
