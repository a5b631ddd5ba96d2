package dev.querytool.query;

import java.util.Iterator;
import java.util.List;

/**
 * Rows as the database gives them, in constant memory.
 *
 * <p>Holds a session of the pool until its last row was read or it is closed; closing early ends
 * the statement. A stream that a program loses without closing it is ended once the garbage
 * collector finds it, and the log names the place where it was opened. Not thread-safe; can be
 * iterated once.
 *
 * <p>Moving to a row throws what {@link QuerySpec} names; after that the session is back.
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
   * @throws QueryNotRecordedException if rows are left, the history is written first and cannot be;
   *     the session is back then too
   */
  @Override
  void close();
}
