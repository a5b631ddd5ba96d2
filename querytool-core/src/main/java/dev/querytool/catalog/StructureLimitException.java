package dev.querytool.catalog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Says that a database tells more of its structure than it may; the message is ours. */
final class StructureLimitException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final String limit;

  private StructureLimitException(String limit, String message) {
    super(message);
    this.limit = limit;
  }

  static StructureLimitException count(Told told, int most) {
    String limit = told == Told.TABLES ? "tables" : "columns";
    return new StructureLimitException(
        limit,
        String.format(
            Locale.ROOT,
            "it has more than %,d %s; register a user who sees less, or raise %s in the"
                + " application's structureLimits(…)",
            most,
            told.words(),
            limit));
  }

  static StructureLimitException columnsOfTable(int most) {
    return new StructureLimitException(
        "columnsOfTable",
        String.format(
            Locale.ROOT,
            "a table of it has more than %,d columns; register a user who does not see it",
            most));
  }

  static StructureLimitException unopened(int most) {
    return new StructureLimitException(
        "unopenedViews",
        String.format(
            Locale.ROOT, "more than %,d of its views cannot be opened; drop those", most));
  }

  static StructureLimitException text(String what, int length, int most) {
    return new StructureLimitException(
        "textLength",
        String.format(
            Locale.ROOT,
            "a text of it (%s) has %,d characters or more, and %,d are the most; shorten it in the"
                + " database, or raise textLength in the application's structureLimits(…) if it is"
                + " no name",
            what,
            length,
            most));
  }

  static StructureLimitException memory(long bytes) {
    return new StructureLimitException(
        "memory",
        String.format(
            Locale.ROOT,
            "it takes more than %,d MB, an eighth of the heap; register a user who sees less, or"
                + " give the application a larger heap (-Xmx)",
            bytes >> 20));
  }

  static StructureLimitException time(Duration most) {
    return new StructureLimitException(
        "time",
        "reading it took longer than "
            + most.toSeconds()
            + " s; register a user who sees less, or raise time in the application's"
            + " structureLimits(…)");
  }

  /** Returns which limit it is, for programs. */
  String limit() {
    return limit;
  }
}
