package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with one query, without the values that were bound. */
final class Failures {

  private static final int LONGEST_REASON = 300;
  private static final int SHORTEST_SECRET = 3;

  private final Request request;

  Failures(Request request) {
    this.request = request;
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
      case CANCELLED, INTERRUPTED, CLOSED, FORGOTTEN ->
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

  QueryToolException otherDialect(Dialect checked, Dialect met) {
    return new QueryExecutionException(
        task()
            + " was read as "
            + checked.dbType()
            + " and met "
            + met.dbType()
            + ": the connection was registered anew meanwhile; run it again",
        Map.of("connection", request.connection()),
        null,
        true);
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
  QueryToolException ofDriver(SQLException failure, Fault fault) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("connection", request.connection());
    details.put("vendorCode", failure.getErrorCode());
    if (failure.getSQLState() != null) {
      details.put("sqlState", failure.getSQLState());
    }
    String reason = withoutBinds(String.valueOf(failure.getMessage()));
    return switch (fault) {
      case TOO_LARGE ->
          new ResultTooLargeException(
              task() + " made a value larger than its session allows; ask for less",
              details,
              harmless(failure));
      case BUSY ->
          new QueryExecutionException(
              task() + " found the database busy: " + reason + "; try again",
              details,
              harmless(failure),
              true);
      case STATEMENT, SESSION ->
          new QueryExecutionException(
              task() + " failed: " + reason, details, harmless(failure), false);
    };
  }

  private String task() {
    return "the query on '" + request.connection() + "'";
  }

  private String withoutBinds(String message) {
    String reason = message.lines().findFirst().orElse("no reason given");
    for (String secret : request.parameters().texts()) {
      if (secret.length() >= SHORTEST_SECRET) {
        reason = reason.replace(secret, "…");
      }
    }
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  /** A cause whose own words repeat a bound value is left out. */
  private @Nullable Throwable harmless(@Nullable Throwable cause) {
    if (cause == null) {
      return null;
    }
    String words = String.valueOf(cause.getMessage());
    boolean tells =
        request.parameters().texts().stream()
            .anyMatch(secret -> secret.length() >= SHORTEST_SECRET && words.contains(secret));
    return tells ? null : cause;
  }
}
