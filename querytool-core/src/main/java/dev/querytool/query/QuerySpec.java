package dev.querytool.query;

import dev.querytool.guard.ReadOnlyQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A query being described. Immutable: each call returns a changed copy, so a spec may be kept,
 * shared and run often.
 *
 * <p>Every way of running it throws {@link dev.querytool.guard.QueryRefusedException} if the guard
 * refuses the text, {@link QueryTimeoutException}, {@link QueryCancelledException}, {@link
 * ResultTooLargeException} or {@link QueryExecutionException}.
 */
public interface QuerySpec {

  /**
   * Binds {@code :name} to a value.
   *
   * @param value a string, number, boolean, date, time, byte array, enum, UUID or null
   */
  QuerySpec param(String name, @Nullable Object value);

  /** Binds several names. */
  QuerySpec params(Map<String, ? extends @Nullable Object> values);

  /**
   * Sets the greatest number of rows, 1 to 10,000; 1,000 by default. Streams have no limit unless
   * one is set.
   */
  QuerySpec limit(int rows);

  /** Sets how long the statement may run, 1 ms to 1 hour; 30 s by default. */
  QuerySpec timeout(Duration timeout);

  /** Returns the proof that the text only reads, without touching the database. */
  ReadOnlyQuery check();

  /** Runs and holds the result. */
  QueryResult run();

  /**
   * Runs and maps each row to a record by label: {@code customer_id} and {@code customerId} both
   * fit a component {@code customerId}.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or a value does
   *     not fit it
   */
  <T extends Record> List<T> list(Class<T> type);

  /** Runs and streams; the caller closes the stream. */
  RowStream stream();

  /** Runs on the given executor; the handle cancels from any thread. */
  QueryHandle start(Executor executor);
}
