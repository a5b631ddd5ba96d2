package dev.querytool;

import com.zaxxer.hikari.HikariDataSource;
import dev.querytool.connection.Dialect;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.Secret;

/** The child of the test of ceilings: asks for more than its heap holds, and says what it got. */
final class SmallHeapProcess {

  private static final String NEXT = "SELECT id FROM few ORDER BY id";

  private SmallHeapProcess() {}

  /**
   * Takes a url, a password that may be empty or the dialect of a source, and the queries: "run" or
   * "stream" and the text.
   */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> KilledProcess.mark("uncaught in " + thread.getName() + ": " + thrown));
    try (QueryTool tool = QueryTool.inMemory()) {
      register(tool, arguments[0], arguments[1]);
      for (int at = 2; at < arguments.length; at += 2) {
        QuerySpec spec = tool.queries().on("large").sql(arguments[at + 1]);
        KilledProcess.mark("asked " + at + ": " + outcome(spec, arguments[at].equals("run")));
        int rows = tool.queries().on("large").sql(NEXT).run().rowCount();
        KilledProcess.mark("then " + at + ": " + rows);
      }
    }
    KilledProcess.mark("end");
  }

  /** A url of JDBC is that of an application's own source, whose driver nobody has bounded. */
  private static void register(QueryTool tool, String url, String word) {
    if (url.startsWith("jdbc:")) {
      HikariDataSource source = new HikariDataSource();
      source.setJdbcUrl(url);
      tool.connections().register("large", source, Dialect.valueOf(word));
    } else if (word.isEmpty()) {
      tool.connections().register("large", url);
    } else {
      tool.connections().register("large", url, Secret.of(word));
    }
  }

  private static String outcome(QuerySpec spec, boolean inMemory) {
    try {
      return inMemory ? spec.limit(10_000).run().rowCount() + " rows" : streamed(spec) + " rows";
    } catch (Throwable thrown) {
      return thrown.getClass().getSimpleName() + " " + thrown.getMessage() + causes(thrown);
    }
  }

  private static long streamed(QuerySpec spec) {
    long rows = 0;
    boolean some = false;
    try (RowStream stream = spec.stream()) {
      for (var row : stream) {
        some = row.value(0).isPresent();
        rows++;
      }
    }
    return some ? rows : 0;
  }

  private static String causes(Throwable thrown) {
    StringBuilder causes = new StringBuilder();
    for (Throwable at = thrown.getCause(); at != null; at = at.getCause()) {
      causes.append(" < ").append(at.getClass().getSimpleName());
    }
    return causes.toString();
  }
}
