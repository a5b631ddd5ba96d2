package dev.querytool.testkit;

import java.util.List;

/** The threads that querytool runs in this process, for whomever. */
public final class LibraryThreads {

  private static final String PREFIX = "querytool-";

  private LibraryThreads() {}

  /** Returns their names. */
  public static List<String> names() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(PREFIX))
        .sorted()
        .toList();
  }

  /** Waits for the ends of those of earlier tests, so that all that come are the test's own. */
  public static void awaitNone() {
    Await.until("the threads of earlier tests have ended", () -> names().isEmpty());
  }
}
