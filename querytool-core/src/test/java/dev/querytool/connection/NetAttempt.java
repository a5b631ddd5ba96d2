package dev.querytool.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a hostile text may try through a session that nothing else guards.
 *
 * @param title what is tried, as the page says it
 * @param statements what is sent, one call each
 * @param probe what the next borrower asks to see what was left to him; null where the database
 *     itself shows it
 * @param clean what he must then read
 * @param atOnce whether the attempt succeeds with its statement, whatever becomes of the
 *     transaction
 */
record NetAttempt(
    String title,
    List<String> statements,
    @Nullable String probe,
    @Nullable String clean,
    boolean atOnce) {

  /** Tries to change the database. */
  static NetAttempt of(String title, String... statements) {
    return new NetAttempt(title, List.of(statements), null, null, false);
  }

  /** Tries to do something that no rollback takes back, or to hold up others meanwhile. */
  static NetAttempt doing(String title, String... statements) {
    return new NetAttempt(title, List.of(statements), null, null, true);
  }

  /** Tries to leave something to the next borrower. */
  static NetAttempt leaving(String title, String probe, String clean, String... statements) {
    return new NetAttempt(title, List.of(statements), probe, clean, false);
  }
}
