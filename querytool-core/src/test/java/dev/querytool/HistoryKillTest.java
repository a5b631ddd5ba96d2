package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process that dies leaves in its history. The child tells of an answer after it has it, so
 * what it told of had ended before; the time of the kill is taken before the child is killed.
 */
class HistoryKillTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int KILLS = DEEP ? 50 : 2;
  private static final int LATE_KILLS = DEEP ? 50 : 1;

  /** What the history promises. */
  private static final long LOST_AT_MOST_MILLIS = 200;

  /** What a busy machine may add: the time in which it does not let the child run, or write. */
  private static final long[] STALLED_AT_MOST_MILLIS = {1_000, 4_000, 16_000};

  private static final Pattern QUESTION = Pattern.compile("(\\d+) AS question");

  @TempDir private Path directory;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private SourceFile source = new SourceFile(Path.of("unset"));
  private long killedAt;

  @BeforeEach
  void makeDatabase() {
    source =
        SourceFile.create(
            directory.resolve("source.db"),
            "CREATE TABLE orders (id INTEGER PRIMARY KEY)",
            "INSERT INTO orders VALUES (1), (2), (3)");
  }

  @Test
  void noAnswerIsLostThatWaitedForItsRow() {
    int told = 0;
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path store = directory.resolve("before" + kill + ".db");
      List<String> marks = killedWhileAsking(store, "before", 4, random.nextInt(400));
      Map<Long, QueryOutcome> kept = kept(store);
      assertThat(kept.keySet()).containsAll(questions(marks, "given").keySet());
      Set<Long> answered = questions(marks, "answered").keySet();
      assertThat(kept.keySet()).containsAll(answered);
      assertThat(answered).noneMatch(question -> kept.get(question) == QueryOutcome.STARTED);
      told += answered.size();
      unfinished += (int) kept.values().stream().filter(QueryOutcome.STARTED::equals).count();
    }
    System.out.printf(
        "HistoryKillTest: before the answer: %d kills, seed %d, %d answers told and none lost,"
            + " %d streams unfinished%n",
        KILLS, seed, told, unfinished);
    assertThat(told).isPositive();
  }

  /** A busy machine is asked again with more time for itself, always less than the child has. */
  @Test
  void onlyTheLastAnswersAreLostThatDidNotWait() {
    for (int kill = 0; kill < LATE_KILLS; kill++) {
      long late = Long.MAX_VALUE;
      for (long stalled : STALLED_AT_MOST_MILLIS) {
        if (late > 0) {
          Path store = directory.resolve("behind" + kill + "." + stalled + ".db");
          late = ageOfTheOldestLost(store, stalled) - LOST_AT_MOST_MILLIS - stalled;
        }
      }
      assertThat(late).isLessThanOrEqualTo(0);
    }
  }

  /** Returns how long before a kill the oldest answer was told that was lost; 0 if none was. */
  private long ageOfTheOldestLost(Path store, long stalled) {
    int millis = (int) (LOST_AT_MOST_MILLIS + stalled) + 300 + random.nextInt(300);
    List<String> marks = killedWhileAsking(store, "behind", 2, millis);
    Map<Long, Long> missing = questions(marks, "answered");
    int told = missing.size();
    missing.keySet().removeAll(kept(store).keySet());
    long oldest = missing.values().stream().mapToLong(at -> killedAt - at).max().orElse(0);
    System.out.printf(
        "HistoryKillTest: behind the answer: seed %d, %d answers told, %d lost, the oldest of them"
            + " %d ms before the kill%n",
        seed, told, missing.size(), oldest);
    assertThat(told).isPositive();
    return oldest;
  }

  private List<String> killedWhileAsking(Path store, String mode, int threads, int millis) {
    String[] arguments = {store.toString(), source.path().toString(), mode, "" + threads};
    try (KilledProcess child = KilledProcess.start(AskingProcess.class, arguments)) {
      child.awaitMark("warm");
      Await.until("rows are written", () -> hasRows(store));
      pause(millis);
      killedAt = System.currentTimeMillis();
      child.kill();
      assertThat(new SourceFile(store).strings("PRAGMA integrity_check")).containsExactly("ok");
      return child.marks();
    }
  }

  private static boolean hasRows(Path store) {
    return !new SourceFile(store).strings("SELECT id FROM query_history LIMIT 1").isEmpty();
  }

  private static void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Returns the questions of marks with one word, with the number behind them or 0. */
  private static Map<Long, Long> questions(List<String> marks, String word) {
    Map<Long, Long> questions = new HashMap<>();
    for (String mark : marks) {
      String[] parts = mark.split(" ", -1);
      if (parts[0].equals(word)) {
        questions.put(Long.valueOf(parts[1]), parts.length < 3 ? 0L : Long.valueOf(parts[2]));
      }
    }
    return questions;
  }

  private static Map<Long, QueryOutcome> kept(Path store) {
    Map<Long, QueryOutcome> kept = new HashMap<>();
    try (QueryTool tool =
        QueryTool.builder().store(store).masterKey(RotatingProcess.key(1)).open()) {
      AuditReport report = tool.history().verify();
      assertThat(report.isIntact()).as(report.toString()).isTrue();
      long before = Long.MAX_VALUE;
      List<HistoryEntry> page;
      do {
        page = tool.history().list(HistoryFilter.builder().before(before).limit(1_000).build());
        page.forEach(entry -> kept.put(question(entry), entry.outcome()));
        before = page.isEmpty() ? 0 : page.get(page.size() - 1).id();
      } while (!page.isEmpty());
    }
    return kept;
  }

  private static long question(HistoryEntry entry) {
    Matcher number = QUESTION.matcher(entry.text());
    assertThat(number.find()).isTrue();
    return Long.parseLong(number.group(1));
  }
}
