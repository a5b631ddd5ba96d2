package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Locale;

/**
 * A statement that consists of one call that may be heavy.
 *
 * @param family what is called
 * @param sql the statement
 */
record CostlyCall(String family, String sql) {

  private static final double SOON = 1.5;

  /**
   * What became of a call that was sent past the guard.
   *
   * @param call the call
   * @param error what the server answered; empty if it answered with rows
   * @param seconds how long it took, or went on after it was cancelled; negative if it never ended
   * @param cancelled whether it had to be cancelled
   * @param bytes what memory the server took for it
   */
  record Outcome(CostlyCall call, String error, double seconds, boolean cancelled, long bytes) {

    /** Tells whether it neither ended by itself nor soon after it was cancelled. */
    boolean deaf() {
      return cancelled && (seconds < 0 || seconds > SOON);
    }

    /** Says what became of it. */
    String words() {
      String memory = bytes < 100 << 20 ? "" : ", " + (bytes >> 20) + " MB";
      if (!cancelled) {
        return String.format(
            Locale.ROOT, "%s after %.1f s%s", error.isEmpty() ? "ends" : "error", seconds, memory);
      }
      if (seconds < 0) {
        return "**does not stop**" + memory;
      }
      String stops = deaf() ? "**stops after %.1f s**%s" : "stops after %.1f s%s";
      return String.format(Locale.ROOT, stops, seconds, memory);
    }

    @Override
    public String toString() {
      return words() + " | " + call + (error.isEmpty() ? "" : " | " + error);
    }
  }

  /** Returns the calls of a dialect. */
  static List<CostlyCall> of(Dialect dialect) {
    String name = "costly/" + dialect.name().toLowerCase(Locale.ROOT) + ".txt";
    return SqliteStatements.resource(name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(CostlyCall::read)
        .toList();
  }

  private static CostlyCall read(String line) {
    int tab = line.indexOf('\t');
    if (tab < 1) {
      throw new IllegalStateException("a line without a family: " + line);
    }
    return new CostlyCall(line.substring(0, tab), line.substring(tab + 1));
  }

  @Override
  public String toString() {
    return family + " | " + sql;
  }
}
