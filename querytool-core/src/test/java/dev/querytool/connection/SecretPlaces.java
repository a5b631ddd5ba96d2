package dev.querytool.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Watches every place where a password could show itself. */
final class SecretPlaces implements AutoCloseable {

  private final Path files;
  private final Path serverLog;
  private final Queue<String> shown = new ConcurrentLinkedQueue<>();
  private final Queue<String> names = new ConcurrentLinkedQueue<>();
  private final ListAppender<ILoggingEvent> ours = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final java.util.logging.Logger jul = java.util.logging.Logger.getLogger("");
  private final java.util.logging.Level julBefore = jul.getLevel();
  private final Records theirs = new Records();

  /**
   * Begins to watch.
   *
   * @param files the folder of the store
   * @param serverLog the folder of the server's logs
   */
  SecretPlaces(Path files, Path serverLog) {
    this.files = files;
    this.serverLog = serverLog;
    root.setLevel(Level.TRACE);
    ours.list = Collections.synchronizedList(new ArrayList<>());
    ours.start();
    root.addAppender(ours);
    jul.setLevel(java.util.logging.Level.FINEST);
    jul.addHandler(theirs);
  }

  /** Notes what a caller sees. */
  void show(Object value) {
    if (value instanceof Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      shown.add(trace.toString());
    }
    shown.add(String.valueOf(value));
  }

  /** Notes the names of the threads and managed beans that are there now. */
  void look() {
    Thread.getAllStackTraces().keySet().forEach(thread -> names.add("thread " + thread.getName()));
    ManagementFactory.getPlatformMBeanServer()
        .queryNames(null, null)
        .forEach(bean -> names.add("bean " + bean));
  }

  /** Returns the places that hold one of the texts. */
  Set<String> holding(String... texts) {
    look();
    TreeMap<String, String> places = new TreeMap<>();
    places.put("shown", String.join("\n", shown));
    places.put("names", String.join("\n", names));
    places.put("our log", ourLog());
    places.put("drivers' log", String.join("\n", theirs.texts));
    places.put("store", content(files));
    places.put("server's log", content(serverLog));
    return places.entrySet().stream()
        .filter(place -> Arrays.stream(texts).anyMatch(place.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    root.detachAppender(ours);
    root.setLevel(before);
    jul.removeHandler(theirs);
    jul.setLevel(julBefore);
  }

  private String ourLog() {
    return List.copyOf(ours.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static String content(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is logged through the JDK, as a file would hold it. */
  private static final class Records extends Handler {

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      texts.add(formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
