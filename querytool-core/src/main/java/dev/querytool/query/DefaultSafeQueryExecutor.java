package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.ConnectionSessions;
import java.time.Duration;

/** Hands out specs, and ends what they started. */
final class DefaultSafeQueryExecutor implements ManagedQueries {

  private static final Duration WAIT_FOR_ENDS = Duration.ofSeconds(5);

  private final Execution execution;
  private final QueryOptions options;

  DefaultSafeQueryExecutor(
      ConnectionSessions sessions, TextCheck texts, QueryOptions options, RunLog runs) {
    this.execution = new Execution(sessions, texts, options, runs);
    this.options = options;
  }

  @Override
  public OnConnection on(String connection) {
    String name = execution.requireConnection(connection);
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
              QueryOrigin.MANUAL));
    };
  }

  @Override
  public void close() {
    execution.close(WAIT_FOR_ENDS);
  }
}
