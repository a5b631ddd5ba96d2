package dev.querytool.query;

import java.util.Iterator;
import java.util.List;

/**
 * Rows as the database gives them, in constant memory.
 *
 * <p>Holds a session of the pool until it is closed; closing early ends the statement. Not
 * thread-safe; can be iterated once.
 */
public interface RowStream extends Iterable<Row>, AutoCloseable {

  /** Returns the columns. */
  List<Column> columns();

  /** Returns the rows; a second call throws {@link IllegalStateException}. */
  @Override
  Iterator<Row> iterator();

  /** Returns the text that is run. */
  String effectiveSql();

  /** Gives the session back; closing twice is harmless. */
  @Override
  void close();
}
