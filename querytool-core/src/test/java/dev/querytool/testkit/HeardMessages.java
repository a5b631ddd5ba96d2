package dev.querytool.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Hears what a class logs, on whatever thread, until it is closed. */
public final class HeardMessages implements AutoCloseable {

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Ear ear = new Ear();
  private final Logger logger;

  private HeardMessages(Class<?> logging) {
    logger = (Logger) LoggerFactory.getLogger(logging);
  }

  /** Hears a class. */
  public static HeardMessages of(Class<?> logging) {
    HeardMessages heard = new HeardMessages(logging);
    heard.ear.start();
    heard.logger.addAppender(heard.ear);
    return heard;
  }

  /** Returns what it has said until now. */
  public List<String> all() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    logger.detachAppender(ear);
    ear.stop();
  }

  private final class Ear extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      messages.add(event.getFormattedMessage());
    }
  }
}
