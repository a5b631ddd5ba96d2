package dev.querytool.query;

import dev.querytool.guard.Inspection;
import dev.querytool.guard.ReadOnlyQuery;

/**
 * Asks the guard about texts for one caller, under the grants of that moment, and runs nothing.
 * Whether the caller may do so is for whoever asks this. Safe for use by many threads.
 */
public interface QueryChecks {

  /**
   * Inspects a text against the catalogue as it is known, so that no database is asked whatever the
   * text names. {@code :name} parameters are accepted.
   *
   * @throws dev.querytool.error.QueryToolException if nothing of the connection may be seen, or it
   *     is not there
   */
  Inspection inspect(String connection, String text);

  /**
   * Proves a text as {@link QuerySpec#check} does: a name that is not known may be new, and the
   * catalogue is read anew before it is refused.
   *
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses it
   * @throws dev.querytool.error.QueryToolException if nothing of the connection may be seen, or it
   *     is not there
   */
  ReadOnlyQuery check(String connection, String text);
}
