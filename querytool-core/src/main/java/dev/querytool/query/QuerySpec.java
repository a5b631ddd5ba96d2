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
 * <p>Every way of running it may throw {@link dev.querytool.guard.QueryRefusedException} if the
 * guard refuses the text, {@link dev.querytool.error.ValidationException} if a parameter has no
 * value or a value no parameter, {@link dev.querytool.connection.ConnectionFailedException}, {@link
 * QueryTooCostlyException}, {@link QueryTimeoutException}, {@link QueryCancelledException}, {@link
 * ResultTooLargeException}, {@link QueryExecutionException}, {@link QueryNotRecordedException} if
 * runs are recorded before their answers and this one cannot be, or {@link QueriesClosedException}
 * after the executor was closed.
 *
 * <p>Interrupting the thread that runs it cancels the statement; the thread stays interrupted.
 */
public interface QuerySpec {

  /**
   * Binds {@code :name} to a value.
   *
   * <p>On SQLite, dates and times are bound as ISO-8601 text with seconds, booleans as 1 and 0,
   * enums by name, UUIDs as text, and decimals as numbers; a decimal with more digits than SQLite's
   * numbers have is refused. SQLite compares times as text, and the {@code T} of an ISO date-time
   * sorts after the blank that {@code CURRENT_TIMESTAMP} writes: for a column filled that way,
   * write {@code datetime(:since)}.
   *
   * <p>On PostgreSQL, text, enum constants and null take the type that their place requires, as
   * literals do, and other values have their own type; where the place requires none, as in {@code
   * concat(:a)}, write {@code CAST(:a AS text)}. On MySQL and MariaDB, instants and times with an
   * offset are bound as date-times in UTC, the zone of the session, and UUIDs as text.
   *
   * <p>A collection can be bound in the brackets of IN: in {@code id IN (:ids)} and {@code id NOT
   * IN (1, :ids)} each of its values is bound, as if it had a name of its own. It must not be empty
   * or contain null, and one statement can bind at most 32,766 values in total. Anywhere else in a
   * text a collection is refused before anything runs. Texts that are shown, such as those of the
   * history, contain one {@code ?} for it.
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
   * a stream's reader takes between rows does not count, nor does waiting for a session: that has
   * its own timeout, 10 s by default, and ends in a {@link
   * dev.querytool.connection.ConnectionFailedException} that may be retried.
   *
   * <p>A statement that exceeds its timeout is cancelled on the server. If it has not ended within
   * another 5 seconds, the session is cut off, and the call ends all the same.
   */
  QuerySpec timeout(Duration timeout);

  /**
   * Asks the database for its plan before the query runs, and refuses a query beyond the limit. If
   * several limits are set, here and in {@link QueryOptions}, all of them apply. A caller who sees
   * only part of the connection may not set one: the run then ends in a {@link
   * PlanWithheldException}.
   */
  QuerySpec costLimit(CostLimit limit);

  /** Says where the text came from, for the history; {@link QueryOrigin#MANUAL} by default. */
  QuerySpec origin(QueryOrigin origin);

  /**
   * Returns the proof that the text only reads, without using the database. A caller who sees only
   * part of the connection is not told what the grants write into it.
   */
  ReadOnlyQuery check();

  /**
   * Asks the database how it would run the query, with the bound values and the limit that was set,
   * if any; {@link #run} also adds its default limit. The query itself is not run, and no {@link
   * #costLimit} applies. Timeouts, cancelling, errors and the history work as for a run.
   *
   * <p>While planning, a database evaluates what is constant: calls of functions with constant
   * arguments, and on MySQL and MariaDB rows found by a unique key, sub-queries that return one
   * value, and in some versions derived tables. So planning is not free, and only what the guard
   * accepts is planned. SQLite reads nothing while planning.
   *
   * @throws QueryExecutionException if the database cannot plan it
   */
  QueryPlan explain();

  /** Runs the query and returns the result in memory. */
  QueryResult run();

  /**
   * Runs the query and maps each row to a record by label: {@code customer_id} and {@code
   * customerId} both fit a component {@code customerId}.
   *
   * <p>Values are converted if nothing is lost: whole numbers to narrower types, 0 and 1 to
   * booleans, text to dates, times, decimals, UUIDs and enums; a time without an offset is in the
   * connection's zone. NULL is null. Records may be private or local; on the module path their
   * package must be open to {@code dev.querytool.core}.
   *
   * <p>With a limit set, at most that many rows are returned, without telling whether there are
   * more; {@link #run} does.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   * @throws ResultTooLargeException if no limit was set and there are more rows than the default
   *     limit, since a list cannot tell that it is incomplete
   */
  <T extends Record> List<T> list(Class<T> type);

  /** Runs the query with a limit of one row and returns that row; empty if there is none. */
  Optional<Row> first();

  /**
   * Runs the query with a limit of one row and maps that row, as {@link #list} does; empty if there
   * is none.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   */
  <T extends Record> Optional<T> first(Class<T> type);

  /**
   * Runs the query and returns its only row.
   *
   * @throws NoRowException if there is none
   * @throws TooManyRowsException if there is more than one
   */
  Row one();

  /**
   * Runs the query and maps its only row, as {@link #list} does.
   *
   * @throws NoRowException if there is none
   * @throws TooManyRowsException if there is more than one
   * @throws dev.querytool.error.ValidationException if a component has no column or several, or a
   *     value does not fit it
   */
  <T extends Record> T one(Class<T> type);

  /**
   * Runs the query and returns its only value, such as a count, converted as by {@link
   * Row#value(int, Class)}; empty for NULL, or if there is no row.
   *
   * @throws TooManyRowsException if there is more than one row
   * @throws dev.querytool.error.ValidationException if there is more than one column, or the value
   *     does not fit the type
   */
  <T> Optional<T> value(Class<T> type);

  /** Runs the query and streams its rows, however many there are; the caller closes the stream. */
  RowStream stream();

  /**
   * Runs the query and streams its rows as records, mapped as by {@link #list}, however many there
   * are; the caller closes the stream.
   *
   * @throws dev.querytool.error.ValidationException if a component has no column or several, before
   *     the first row is read; while reading, if a value does not fit it
   */
  <T extends Record> RecordStream<T> stream(Class<T> type);

  /**
   * Runs the query on the given executor; the handle can cancel it from any thread.
   *
   * @throws QueryExecutionException if the executor takes no more tasks
   */
  QueryHandle start(Executor executor);
}
