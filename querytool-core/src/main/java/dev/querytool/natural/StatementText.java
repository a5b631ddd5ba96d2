package dev.querytool.natural;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.SqlGuard;
import java.util.regex.Pattern;

/** What can be told of an accepted statement from its text. */
final class StatementText {

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(?:now|curdate|curtime|sysdate|localtime|localtimestamp|current_date"
              + "|current_time|current_timestamp|utc_date|utc_time|utc_timestamp|clock_timestamp"
              + "|statement_timestamp|transaction_timestamp)\\b"
              + "|\\b(?:date|time|datetime|julianday|unixepoch|unix_timestamp)\\s*\\(\\s*\\)");

  private static final Pattern CLOCK_LITERAL =
      Pattern.compile("(?i)'\\s*(?:now|today|yesterday|tomorrow)\\s*'");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?:\\d{4})?(?!\\d)");

  private final String sql;
  private final String withoutLiterals;

  StatementText(String sql, Dialect dialect) {
    this.sql = sql;
    this.withoutLiterals = SqlGuard.withoutLiterals(dialect, sql);
  }

  /** Tells whether a word, of whatever case, stands in a literal or a comment. */
  boolean holdsInLiterals(String word) {
    Pattern wanted = Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE);
    return wanted.matcher(sql).results().count()
        > wanted.matcher(withoutLiterals).results().count();
  }

  /** Tells whether it asks what time it is. */
  boolean asksTheClock() {
    return CLOCK.matcher(withoutLiterals).find() || CLOCK_LITERAL.matcher(sql).find();
  }

  /** Tells whether a year may be written in it. */
  boolean holdsYear() {
    return YEAR.matcher(sql).find();
  }
}
