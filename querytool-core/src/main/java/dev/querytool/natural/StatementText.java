package dev.querytool.natural;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.SqlGuard;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
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

  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})([-/.]"
              + MONTH
              + "(?:[-/.]\\d{1,2})?|(?:0[1-9]|1[0-2])(?:\\d{2})?)?(?!\\d)");
  private static final Pattern NEW_YEAR = Pattern.compile("|[-/.]?0?1(?:[-/.]?0?1)?");
  private static final Pattern SECONDS = Pattern.compile("(?<!\\d)1[0-9]\\d{8}(?:\\d{3})?(?!\\d)");

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

  /** Tells whether a date is in it that these years do not name: only their end may follow them. */
  boolean holdsDateBeyond(Set<Integer> years) {
    return SECONDS.matcher(sql).find()
        || DATE.matcher(sql).results().anyMatch(date -> !isWithin(years, date));
  }

  private static boolean isWithin(Set<Integer> years, MatchResult date) {
    int year = Integer.parseInt(date.group(1));
    String rest = Objects.requireNonNullElse(date.group(2), "");
    return years.contains(year) || (years.contains(year - 1) && NEW_YEAR.matcher(rest).matches());
  }
}
