package dev.querytool.query;

import dev.querytool.guard.ReadOnlyQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A query being described. Immutable: each call returns a changed copy, so a spec may be kept,
 * shared and run often. Safe for use by many threads.
 *
 * <p>Every way of running it throws {@link dev.querytool.guard.QueryRefusedException} if the guard
 * refuses the text, {@link dev.querytool.error.ValidationException} if a parameter has no value or
 * a value no parameter, {@link dev.querytool.connection.ConnectionFailedException}, {@link
 * QueryTooCostlyException}, {@link QueryTimeoutException}, {@link QueryCancelledException}, {@link
 * ResultTooLargeException}, {@link QueryExecutionException}, {@link QueryNotRecordedException} if
 * the history is written first and cannot be, or {@link QueriesClosedException} after the executor
 * was closed.
 *
 * <p>Interrupting the thread that runs it cancels the statement; the thread stays interrupted.
 */
public interface QuerySpec {

  /**
   * Binds {@code :name} to a value.
   *
   * <p>SQLite takes dates and times as ISO-8601 text with seconds, booleans as 1 and 0, enums by
   * name, UUIDs as text, and decimals as the number they name; one with more digits than a number
   * of SQLite's is refused. SQLite compares times as text, and the {@code T} of an ISO date-time
   * sorts after the blank that {@code CURRENT_TIMESTAMP} writes: for a column filled that way,
   * write {@code datetime(:since)}.
   *
   * <p>PostgreSQL takes text, constants of enums and null for what their place asks, as it takes
   * literals, and the rest with its own type; where the place asks for nothing, as in {@code
   * concat(:a)}, write {@code CAST(:a AS text)}. MySQL and MariaDB take instants and times with an
   * offset as date-times in UTC, the zone of the session, and UUIDs as text.
   *
   * <p>A collection is for IN. In {@code id IN (:ids)} and {@code id NOT IN (1, :ids)} each of its
   * values is bound, as if it had a name of its own. It must not be empty or hold null, and one
   * statement takes at most 32,766 values in all. Anywhere else in a text a collection is refused
   * before anything runs. Texts that are shown, as those of the history, have one {@code ?} for it.
   *
   * @param name without the colon
   * @param value a string, number, boolean, {@link java.time.LocalDate}, {@link
   *     java.time.LocalTime}, {@link java.time.LocalDateTime}, {@link java.time.OffsetDateTime},
   *     {@link java.time.ZonedDateTime}, {@link java.time.Instant}, byte array, enum, UUID or null;
   *     or a {@link java.util.Collection} of these but null
   * @throws dev.querytool.error.ValidationException if it is anything else
   */
  QuerySpec param(String name, @Nullable Object value);

  /** Binds several names. */
  QuerySpec params(Map<String, ? extends @Nullable Object> values);

  /**
   * Sets the greatest number of rows: 1 to 10,000 for a result in memory, 1,000 by default. Streams
   * have no ceiling, and no limit unless one is set.
   */
  QuerySpec limit(int rows);

  /**
   * Sets how long the database may work on the statement, 1 ms to 1 hour; 30 s by default. The time
   * a stream's reader takes between rows does not count, nor does waiting for a session: that is
   * bounded by the connection's own time, 10 s by default, and ends in a {@link
   * dev.querytool.connection.ConnectionFailedException} that may be retried.
   *
   * <p>A statement whose time is over is cancelled on the server until it ends. If the server is
   * not heard of within 5 seconds more, the session is cut off, and the call ends all the same.
   */
  QuerySpec timeout(Duration timeout);

  /**
   * Has the database asked for its plan before the query runs, and refuses what is beyond the
   * limit. Of several limits, and that of {@link QueryOptions}, all hold. A caller who sees the
   * connection in part has none but the latter, and the run ends in a {@link
   * PlanWithheldException}.
   */
  QuerySpec costLimit(CostLimit limit);

  /** Says where the text came from, for the history; {@link QueryOrigin#MANUAL} by default. */
  QuerySpec origin(QueryOrigin origin);

  /**
   * Returns the proof that the text only reads, without touching the database. To a caller who sees
   * the connection in part it tells nothing of what the grants write into it.
   */
  ReadOnlyQuery check();

  /**
   * Asks the database how it would run the query, with the values bound and the limit that was set,
   * if any; {@link #run} puts its own limit in besides. The query itself is not run, and no {@link
   * #costLimit} is asked. It ends as a run does: in time-outs, cancels and errors, and with its row
   * in the history.
   *
   * <p>To plan, a database computes what is constant: calls of functions with constant arguments,
   * and on MySQL and MariaDB rows that are found by a unique key, sub-queries that give one value,
   * and in some versions derived tables. So planning is not free, and only what the guard accepts
   * is planned. SQLite reads nothing for it.
   *
   * @throws QueryExecutionException if the database cannot plan it
   */
  QueryPlan explain();

  /** Runs and holds the result. */
  QueryResult run();

  /**
   * Runs and maps each row to a record by label: {@code customer_id} and {@code customerId} both
   * fit a component {@code customerId}.
   *
   * <p>Values are converted where nothing is lost: whole numbers to narrower types, 0 and 1 to
   * booleans, text to dates, times, decimals, UUIDs and enums; a time without an offset is UTC.
   * NULL is null. Private and local records will do; on the module path their package must be open
   * to {@code dev.querytool.core}.
   *
   * <p>With a limit set, that many rows are given and nothing tells of more; {@link #run} does.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   * @throws ResultTooLargeException if there are more rows than the default limit and none was set:
   *     a list cannot tell that it was cut
   */
  <T extends Record> List<T> list(Class<T> type);

  /** Runs with a limit of one row and returns the first row; empty if there is none. */
  Optional<Row> first();

  /**
   * Runs with a limit of one row and maps the first row, as {@link #list} does; empty if there is
   * none.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   */
  <T extends Record> Optional<T> first(Class<T> type);

  /**
   * Runs and returns the only row.
   *
   * @throws NoRowException if there is none
   * @throws TooManyRowsException if there is more than one
   */
  Row one();

  /**
   * Runs and maps the only row, as {@link #list} does.
   *
   * @throws NoRowException if there is none
   * @throws TooManyRowsException if there is more than one
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   */
  <T extends Record> T one(Class<T> type);

  /**
   * Runs and returns the only value, such as a count, as {@link Row#value(int, Class)} does; empty
   * for NULL, and if there is no row.
   *
   * @throws TooManyRowsException if there is more than one row
   * @throws dev.querytool.error.ValidationException if there is more than one column, or the value
   *     does not fit the type
   */
  <T> Optional<T> value(Class<T> type);

  /** Runs and streams, however many rows there are; the caller closes the stream. */
  RowStream stream();

  /**
   * Runs and streams records, mapped as {@link #list} maps them, however many there are; the caller
   * closes the stream.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, before
   *     the first row is read; while reading, if a value does not fit it
   */
  <T extends Record> RecordStream<T> stream(Class<T> type);

  /**
   * Runs on the given executor; the handle cancels from any thread.
   *
   * @throws QueryExecutionException if the executor takes no more tasks
   */
  QueryHandle start(Executor executor);
}
