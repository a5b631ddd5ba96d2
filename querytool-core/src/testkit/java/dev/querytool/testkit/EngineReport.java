package dev.querytool.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * Says at the end of each process that runs tests which servers were used, in which versions, and
 * how many tests passed for each engine. A test belongs to the first engine that is named by
 * itself, by what it is run with, or by a class around it.
 */
public final class EngineReport implements LauncherSessionListener, TestExecutionListener {

  private static final Pattern ENGINE =
      Pattern.compile("postgres|mariadb|mysql|sqlite", Pattern.CASE_INSENSITIVE);

  private final Map<String, Integer> passed = new TreeMap<>();
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
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      passed.merge(engine(test), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void launcherSessionClosed(LauncherSession session) {
    List<TestServer> servers = Engines.used();
    servers.forEach(server -> System.out.println("engine: " + server + " from " + server.origin()));
    if (!servers.isEmpty()) {
      System.out.println("tests passed by engine: " + passed);
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
