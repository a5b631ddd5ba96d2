package dev.querytool;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open parts of a tool, closed once and in reverse order; one that fails to close does not keep
 * the others open.
 */
final class OpenParts implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QueryTool.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.addLast(part);
    return part;
  }

  void closeAfter(Throwable failure) {
    for (AutoCloseable part = next(); part != null; part = next()) {
      try {
        part.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() {
    for (AutoCloseable part = next(); part != null; part = next()) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("a part of querytool did not close properly", e);
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return parts.pollLast();
  }
}
