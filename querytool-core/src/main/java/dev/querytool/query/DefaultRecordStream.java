package dev.querytool.query;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the rows of a stream one by one. */
final class DefaultRecordStream<T extends Record> implements RecordStream<T> {

  private final DefaultRowStream rows;
  private final RecordMapping<T> mapping;

  private DefaultRecordStream(DefaultRowStream rows, RecordMapping<T> mapping) {
    this.rows = rows;
    this.mapping = mapping;
  }

  /** Takes over a stream, and closes it if its columns do not fit the record type. */
  static <T extends Record> RecordStream<T> of(DefaultRowStream rows, RecordMapper<T> mapper) {
    try {
      return new DefaultRecordStream<>(rows, mapper.over(rows.columns()));
    } catch (RuntimeException | Error unfit) {
      throw rows.abandon(unfit);
    }
  }

  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public Iterator<T> iterator() {
    return new Records(rows.iterator());
  }

  @Override
  public String effectiveSql() {
    return rows.effectiveSql();
  }

  @Override
  public void close() {
    rows.close();
  }

  private final class Records implements Iterator<T> {

    private final Iterator<Row> source;
    private @Nullable Throwable failure;

    private Records(Iterator<Row> source) {
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      refuseFailed();
      return source.hasNext();
    }

    @Override
    public T next() {
      refuseFailed();
      Row row = source.next();
      try {
        return mapping.map(row);
      } catch (RuntimeException | Error unfit) {
        failure = unfit;
        throw rows.abandon(unfit);
      }
    }

    private void refuseFailed() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException unfit) {
        throw unfit;
      }
    }
  }
}
