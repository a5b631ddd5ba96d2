package dev.querytool.query;

import java.util.Iterator;
import java.util.List;

/**
 * Records made of rows as the database returns them, in constant memory.
 *
 * <p>Everything said about a {@link RowStream} applies: it holds a session of the pool until its
 * last record is read or it is closed, a lost one is ended and named in the log, it is not
 * thread-safe and can be iterated once. A row that cannot be mapped ends the stream and gives the
 * session back.
 *
 * @param <T> the record type
 */
public interface RecordStream<T extends Record> extends Iterable<T>, AutoCloseable {

  /** Returns the columns. */
  List<Column> columns();

  /**
   * Returns the records; a second call throws {@link IllegalStateException}. Moving to a record may
   * throw what {@link QuerySpec} lists, {@link dev.querytool.error.ValidationException} if a value
   * does not fit its component, and what the record's constructor throws.
   */
  @Override
  Iterator<T> iterator();

  /** Returns the text that is run. */
  String effectiveSql();

  /** Gives the session back; closing twice is harmless. */
  @Override
  void close();
}
