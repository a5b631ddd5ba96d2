package dev.querytool.query;

import java.lang.ref.Reference;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows read one by one from a cursor; between two rows the query is idle. */
final class DefaultRowStream implements RowStream {

  private final Cursor cursor;
  private final RunningQuery query;
  private final Run run;
  private boolean iterated;
  private boolean exhausted;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  DefaultRowStream(Cursor cursor, RunningQuery query, Run run) {
    this.cursor = cursor;
    this.query = query;
    this.run = run;
  }

  /** Makes the query idle until the first row is asked for. */
  void pause() {
    if (!query.leave()) {
      throw cursor.fail(null);
    }
  }

  @Override
  public List<Column> columns() {
    return cursor.columns().list();
  }

  @Override
  public Iterator<Row> iterator() {
    if (iterated) {
      throw new IllegalStateException("a row stream is iterated once; run the query again");
    }
    iterated = true;
    return new Rows();
  }

  @Override
  public String effectiveSql() {
    return cursor.effectiveSql();
  }

  @Override
  public void close() {
    closed = true;
    if (query.endIdle()) {
      cursor.giveBack();
      endEarly();
    }
  }

  /** Ends the query because its rows cannot be used, and returns why; an error is thrown. */
  RuntimeException abandon(Throwable why) {
    closed = true;
    if (query.endIdle()) {
      cursor.giveBack();
    }
    return run.failed(why);
  }

  private void endEarly() {
    try {
      run.closedEarly();
    } catch (Error full) {
      throw run.failed(full);
    }
  }

  private @Nullable Row advance() {
    if (exhausted) {
      return null;
    }
    if (failure != null) {
      throw failure;
    }
    if (closed || !query.enter()) {
      throw stopped();
    }
    try {
      return read();
    } catch (SQLException | RuntimeException | Error thrown) {
      failure = failed(thrown);
      throw failure;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private @Nullable Row read() throws SQLException {
    RowReader rows = cursor.executed();
    rows.weighAnew();
    if (!rows.next()) {
      cursor.finish();
      run.exhausted();
      exhausted = true;
      return null;
    }
    Row row = rows.read();
    run.rowRead();
    if (!query.leave()) {
      throw cursor.fail(null);
    }
    return row;
  }

  private RuntimeException stopped() {
    if (closed) {
      return new IllegalStateException("the row stream is closed");
    }
    failure = failed(null);
    return failure;
  }

  private RuntimeException failed(@Nullable Throwable thrown) {
    try {
      return run.failed(cursor.fail(thrown));
    } catch (Error error) {
      throw run.failed(error);
    }
  }

  private final class Rows implements Iterator<Row> {

    private @Nullable Row ahead;

    @Override
    public boolean hasNext() {
      if (ahead == null) {
        ahead = advance();
      }
      return ahead != null;
    }

    @Override
    public Row next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException("no more rows");
      }
      Row row = ahead;
      ahead = null;
      return row;
    }
  }
}
