package dev.querytool.query;

import java.util.Iterator;
import java.util.List;

/**
 * Rows as the database returns them, in constant memory.
 *
 * <p>A stream holds a session of the pool until its last row is read or it is closed; closing early
 * ends the statement. A stream that becomes unreachable without having been closed is ended once
 * the garbage collector finds it, and the log names the place where it was opened. Not thread-safe;
 * can be iterated once.
 *
 * <p>Moving to a row may throw what {@link QuerySpec} lists; the session has then been given back.
 */
public interface RowStream extends Iterable<Row>, AutoCloseable {

  /** Returns the columns. */
  List<Column> columns();

  /** Returns the rows; a second call throws {@link IllegalStateException}. */
  @Override
  Iterator<Row> iterator();

  /** Returns the text that is run. */
  String effectiveSql();

  /**
   * Gives the session back; closing twice is harmless.
   *
   * @throws QueryNotRecordedException if rows are left and the run, which is to be recorded before
   *     its answer, cannot be; the session is given back all the same
   */
  @Override
  void close();
}
