package dev.querytool;

import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The child of the kill test: some threads ask until it dies, and tell of each answer after they
 * have it. Every text is asked once.
 */
final class AskingProcess {

  private static final long WARM = 10;

  private AskingProcess() {}

  /** Takes the store, the database, {@code before} or {@code behind}, and the number of threads. */
  public static void main(String[] arguments) {
    QueryToolBuilder settings =
        QueryTool.builder()
            .store(Path.of(arguments[0]))
            .masterKey(RotatingProcess.key(1))
            .poolSize(8)
            .historySize(1_000_000);
    QueryTool tool =
        arguments[2].equals("before") ? settings.auditBeforeAnswer().open() : settings.open();
    tool.connections().register("shop", "sqlite:" + arguments[1]);
    AtomicLong next = new AtomicLong();
    int threads = Integer.parseInt(arguments[3]);
    for (int i = 0; i < threads; i++) {
      boolean streams = i % 2 == 1;
      new Thread(() -> askForEver(tool, next, streams)).start();
    }
  }

  private static void askForEver(QueryTool tool, AtomicLong next, boolean streams) {
    while (true) {
      long question = next.incrementAndGet();
      String text = "SELECT id, " + question + " AS question FROM orders";
      if (streams) {
        stream(tool, text, question);
      } else {
        tool.queries().on("shop").sql(text).run();
        answered(question);
      }
    }
  }

  /** Tells of the first row; every other stream is left after it. */
  private static void stream(QueryTool tool, String text, long question) {
    try (RowStream stream = tool.queries().on("shop").sql(text).stream()) {
      Iterator<Row> rows = stream.iterator();
      rows.next();
      KilledProcess.mark("given " + question);
      if (question % 4 == 0) {
        rows.forEachRemaining(row -> {});
      }
    }
    answered(question);
  }

  private static void answered(long question) {
    KilledProcess.mark("answered " + question + " " + System.currentTimeMillis());
    if (question == WARM) {
      KilledProcess.mark("warm");
    }
  }
}
