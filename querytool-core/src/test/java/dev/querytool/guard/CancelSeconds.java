package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Measures on each engine, for each statement of {@code costly/*.txt}, how long the server works on
 * after it was cancelled, and what memory the server took meanwhile. Each statement is one call
 * that may be heavy, sent past the guard; it is cancelled after a second, and its server is killed
 * if that does not help within five.
 *
 * <p>Arguments: the dialects, in lower case; a text that the statements must hold may follow each
 * after a colon. Writes what it finds to {@code docs/costly-calls.md} if {@code
 * -Dquerytool.costly=write} is set and no text was given. MySQL is measured if {@code
 * QUERYTOOL_COSTLY_MYSQL} names a program that starts a server that may be hurt and prints its url
 * when called with {@code start}, and kills it when called with {@code kill}.
 */
final class CancelSeconds {

  private static final double PATIENCE = 5;
  private static final double ALONE = 1;
  private static final long MOST_MEMORY = 3L << 30;

  private final Victim victim;
  private final PrintStream out;

  private CancelSeconds(Victim victim, PrintStream out) {
    this.victim = victim;
    this.out = out;
  }

  public static void main(String... arguments) throws IOException, SQLException {
    for (String argument : arguments) {
      int colon = argument.indexOf(':');
      String name = colon < 0 ? argument : argument.substring(0, colon);
      Dialect dialect = Dialect.valueOf(name.toUpperCase(Locale.ROOT));
      String text = colon < 0 ? "" : argument.substring(colon + 1);
      List<CostlyCall> calls = new ArrayList<>(CostlyCall.of(dialect));
      calls.removeIf(call -> !call.toString().contains(text));
      try (Victim victim = Victim.of(dialect)) {
        CancelSeconds seconds = new CancelSeconds(victim, System.out);
        List<CostlyCall.Outcome> outcomes = new ArrayList<>();
        for (CostlyCall call : calls) {
          outcomes.add(seconds.measure(call));
          if (text.isEmpty() && "write".equals(System.getProperty("querytool.costly"))) {
            write(CostlyCallsPage.withSection(page(), dialect, victim.toString(), outcomes));
          }
        }
      }
    }
    System.exit(0);
  }

  private static String page() throws IOException {
    return Files.readString(file());
  }

  private static void write(String page) throws IOException {
    Files.writeString(file(), page);
  }

  private static Path file() {
    return ProjectFile.of(CostlyCallsPage.PLACE);
  }

  private CostlyCall.Outcome measure(CostlyCall call) throws SQLException {
    victim.ready();
    long memory = victim.memory();
    long most = memory;
    double begun = victim.worked();
    CompletableFuture<Double> cancel = null;
    CompletableFuture<Void> run = CompletableFuture.runAsync(() -> victim.run(call.sql()));
    while (!run.isDone()) {
      LockSupport.parkNanos(5_000_000);
      most = Math.max(most, victim.memory());
      if (cancel == null && victim.worked() - begun > ALONE) {
        cancel = victim.cancel();
      }
      if (since(cancel) > PATIENCE || most - memory > MOST_MEMORY) {
        victim.kill();
        CostlyCall.Outcome outcome = new CostlyCall.Outcome(call, "", -1, true, most - memory);
        out.println(outcome);
        return outcome;
      }
    }
    double seconds = cancel == null ? victim.worked() - begun : since(cancel);
    CostlyCall.Outcome outcome =
        new CostlyCall.Outcome(call, error(run), seconds, cancel != null, most - memory);
    out.println(outcome);
    return outcome;
  }

  /** Returns how long the server has worked since it was told to cancel; 0 if it was not. */
  private double since(@Nullable CompletableFuture<Double> cancel) {
    return cancel == null || !cancel.isDone() ? 0 : victim.worked() - cancel.join();
  }

  private static String error(CompletableFuture<Void> run) {
    try {
      run.join();
      return "";
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return String.valueOf(cause.getMessage()).lines().findFirst().orElse("an error");
    }
  }
}
