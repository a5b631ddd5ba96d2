package dev.querytool.query;

import dev.querytool.guard.Inspection;
import dev.querytool.guard.ReadOnlyQuery;

/**
 * Asks the guard about texts for one caller, under the caller's current grants, and runs nothing.
 * It does not check whether the caller may ask: that is up to the code that calls it. Safe for use
 * by many threads.
 */
public interface QueryChecks {

  /**
   * Inspects a text against the catalogue as it is stored; no database is asked, whatever names the
   * text contains. {@code :name} parameters are accepted.
   *
   * @throws dev.querytool.error.QueryToolException if nothing of the connection may be seen, or it
   *     does not exist
   */
  Inspection inspect(String connection, String text);

  /**
   * Proves a text as {@link QuerySpec#check} does: an unknown name may be new, so the catalogue is
   * refreshed before it is refused.
   *
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses it
   * @throws dev.querytool.error.QueryToolException if nothing of the connection may be seen, or it
   *     does not exist
   */
  ReadOnlyQuery check(String connection, String text);
}
