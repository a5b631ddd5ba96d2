package dev.querytool.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says which servers a process that runs tests uses, in which versions, each once, and keeps in
 * {@code target/engines} how many tests passed for each engine. A test belongs to the first engine
 * that is named by itself, by what it is run with, or by a class around it.
 */
public final class EngineReport implements LauncherSessionListener, TestExecutionListener {

  private static final Pattern ENGINE =
      Pattern.compile("postgres|mariadb|mysql|sqlite", Pattern.CASE_INSENSITIVE);

  /** Of the whole process: it may open a session for each class of tests. */
  private static final Map<String, Integer> PASSED = new ConcurrentSkipListMap<>();

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private @Nullable TestPlan plan;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(this);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      PASSED.merge(engine(test), 1, Integer::sum);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    List<TestServer> servers = Engines.used();
    servers.stream()
        .map(server -> "engine: " + server + " from " + server.origin())
        .filter(TOLD::add)
        .forEach(System.out::println);
    if (!servers.isEmpty()) {
      keepCounts();
    }
  }

  private static void keepCounts() {
    Path file = Path.of("target", "engines", ProcessHandle.current().pid() + ".txt");
    try {
      Files.createDirectories(Path.of("target", "engines"));
      Files.writeString(file, "tests passed by engine: " + PASSED + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String engine(TestIdentifier test) {
    TestIdentifier at = test;
    while (at != null) {
      Matcher named = ENGINE.matcher(at.getDisplayName() + " " + at.getLegacyReportingName());
      if (named.find()) {
        return named.group().toLowerCase(Locale.ROOT);
      }
      at = plan == null ? null : plan.getParent(at).orElse(null);
    }
    return "none";
  }
}
