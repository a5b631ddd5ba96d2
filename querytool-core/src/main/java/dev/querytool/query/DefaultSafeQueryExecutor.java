package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.CallerRights;
import dev.querytool.connection.ConnectionSessions;
import java.time.Duration;

/** Hands out specs, and ends what they started. */
final class DefaultSafeQueryExecutor implements ManagedQueries {

  private static final Duration WAIT_FOR_ENDS = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Execution execution;
  private final QueryOptions options;
  private final CallerRights rights;

  DefaultSafeQueryExecutor(
      ConnectionSessions sessions, TextCheck texts, QueryOptions options, RunLog runs) {
    this(sessions, texts, options, runs, PATIENCE);
  }

  /**
   * Runs nothing yet.
   *
   * @param patience how long a query may take to end once it was told to
   */
  DefaultSafeQueryExecutor(
      ConnectionSessions sessions,
      TextCheck texts,
      QueryOptions options,
      RunLog runs,
      Duration patience) {
    this(
        new Execution(sessions, texts, options, runs, patience),
        options,
        CallerRights.ofDefaultUser());
  }

  private DefaultSafeQueryExecutor(Execution execution, QueryOptions options, CallerRights rights) {
    this.execution = execution;
    this.options = options;
    this.rights = rights;
  }

  @Override
  public SafeQueryExecutor as(CallerRights caller) {
    return new DefaultSafeQueryExecutor(execution, options, requireNonNull(caller, "caller"));
  }

  @Override
  public QueryChecks checks(CallerRights caller) {
    return execution.checks(requireNonNull(caller, "caller"));
  }

  @Override
  public OnConnection on(String connection) {
    String name = execution.connectionName(connection, rights);
    return text -> {
      requireNonNull(text, "text");
      return new DefaultQuerySpec(
          execution,
          new Request(
              name,
              text,
              Parameters.NONE,
              0,
              options.timeout(),
              options.streamLifetime(),
              options.costLimit(),
              QueryOrigin.MANUAL,
              rights));
    };
  }

  @Override
  public void close() {
    execution.close(WAIT_FOR_ENDS);
  }
}
