package dev.querytool.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Hears all that is logged during a test, at every level. */
public final class HeardLog implements BeforeEachCallback, AfterEachCallback {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private Level before = Level.DEBUG;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    events.list = Collections.synchronizedList(new ArrayList<>());
    events.start();
    root.addAppender(events);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    root.detachAppender(events);
    root.setLevel(before);
  }

  /** Returns each message with the stack trace that came with it. */
  public List<String> lines() {
    return List.copyOf(events.list).stream().map(HeardLog::line).toList();
  }

  /** Returns the lines as one text. */
  public String text() {
    return String.join("\n", lines());
  }

  private static String line(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
