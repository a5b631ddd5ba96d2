package dev.querytool.query;

import dev.querytool.error.QueryToolException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with one query, without the values that were bound; to a caller with grants
 * without anything that the database said but its codes, as its words may repeat hidden values.
 */
final class Failures {

  private final Request request;
  private final boolean withheld;

  Failures(Request request) {
    this(request, false);
  }

  /**
   * Speaks of a query.
   *
   * @param withheld whether what the database says is not for its caller
   */
  Failures(Request request, boolean withheld) {
    this.request = request;
    this.withheld = withheld;
  }

  /** Returns the error for a query that was stopped; what the driver then said is its cause. */
  QueryToolException stopped(StopReason reason, @Nullable Throwable driver) {
    Throwable cause = driver instanceof QueryToolException ? null : harmless(driver);
    return switch (reason) {
      case TIMEOUT -> timeout("ran longer than", "timeout(…)", request.timeout().toMillis(), cause);
      case LIFETIME ->
          timeout(
              "was streamed for longer than",
              "streamLifetime(…)",
              request.lifetime().toMillis(),
              cause);
      case CANCELLED, INTERRUPTED, CLOSED, FORGOTTEN, REVOKED, REGRANTED ->
          new QueryCancelledException(
              task() + " was stopped: " + reason.words(),
              Map.of("connection", request.connection(), "reason", reason.words()),
              cause);
    };
  }

  /** Returns the typed error for whatever else than the driver's own errors was thrown. */
  QueryToolException of(@Nullable Throwable failure) {
    if (failure instanceof QueryToolException typed) {
      return typed;
    }
    return new QueryExecutionException(
        task() + " failed unexpectedly in the driver",
        Map.of("connection", request.connection()),
        harmless(failure),
        false);
  }

  /** Returns the typed error for a driver that asked for more memory than there is. */
  QueryToolException outOfMemory(OutOfMemoryError full) {
    return new ResultTooLargeException(
        task() + " returned more at once than this program has memory for; ask for less",
        Map.of("connection", request.connection()),
        full);
  }

  QueryToolException otherSession(String read, String met) {
    return new QueryExecutionException(
        task()
            + " was checked for "
            + read
            + " but met "
            + met
            + ": the connection was registered again meanwhile; run it again",
        Map.of("connection", request.connection()),
        null,
        true);
  }

  QueryTooCostlyException tooCostly(CostExcess excess) {
    return withheld
        ? new QueryTooCostlyException(request.connection())
        : new QueryTooCostlyException(request.connection(), excess);
  }

  QueryToolException noThread(RuntimeException refused) {
    return new QueryExecutionException(
        task() + " was not started: its executor takes no more tasks",
        Map.of("connection", request.connection()),
        refused,
        true);
  }

  private QueryToolException timeout(
      String whatItDid, String option, long millis, @Nullable Throwable cause) {
    return new QueryTimeoutException(
        task()
            + " "
            + whatItDid
            + " "
            + millis
            + " ms and was ended; ask for less, or allow more with "
            + option,
        Map.of("connection", request.connection(), "timeoutMillis", millis),
        cause);
  }

  /** Returns the typed error for what the driver threw. */
  QueryToolException ofDriver(SQLException failure, Diagnosis seen) {
    Map<String, Object> details = details(failure, seen);
    Throwable cause = harmless(failure);
    String reason = reason(failure, seen);
    return switch (seen.fault()) {
      case TIMEOUT ->
          new QueryTimeoutException(
              task() + " was ended by the database's own limit: " + reason + "; ask for less",
              details,
              cause);
      case TOO_LARGE_TO_READ ->
          new ResultTooLargeException(
              task()
                  + " returned more at once than this program has room for, and its session was"
                  + " ended: "
                  + reason
                  + "; ask for less",
              details,
              cause);
      case TOO_LARGE ->
          new ResultTooLargeException(
              task() + " needs more room than its session allows: " + reason + "; ask for less",
              details,
              cause);
      case BUSY ->
          failed("found the database busy: " + reason + "; try again", details, cause, true);
      case LOST -> failed("lost its connection: " + reason + "; try again", details, cause, true);
      case STATEMENT, SESSION -> failed("failed" + at(seen) + ": " + reason, details, cause, false);
    };
  }

  private QueryExecutionException failed(
      String how, Map<String, ?> details, @Nullable Throwable cause, boolean retryable) {
    return new QueryExecutionException(task() + " " + how, details, cause, retryable);
  }

  private Map<String, Object> details(SQLException failure, Diagnosis seen) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("connection", request.connection());
    if (failure.getErrorCode() != 0) {
      details.put("vendorCode", failure.getErrorCode());
    }
    if (failure.getSQLState() != null) {
      details.put("sqlState", failure.getSQLState());
    }
    if (seen.place() != null && !withheld) {
      details.put("line", seen.place().line());
      details.put("column", seen.place().column());
    }
    return details;
  }

  private String at(Diagnosis seen) {
    return seen.place() == null || withheld
        ? ""
        : " at line " + seen.place().line() + ", column " + seen.place().column();
  }

  private String reason(SQLException failure, Diagnosis seen) {
    return withheld
        ? "SQLSTATE " + failure.getSQLState() + ", error " + failure.getErrorCode()
        : request.parameters().texts().cut(seen.reason());
  }

  private String task() {
    return "the query on '" + request.connection() + "'";
  }

  /** A cause whose own words repeat a bound value is left out. */
  private @Nullable Throwable harmless(@Nullable Throwable cause) {
    boolean tells =
        cause != null && request.parameters().texts().areIn(String.valueOf(cause.getMessage()));
    return tells || withheld ? null : cause;
  }
}
