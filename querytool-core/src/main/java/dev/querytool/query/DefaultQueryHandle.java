package dev.querytool.query;

import dev.querytool.error.QueryToolException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A query that runs on an executor of the application. */
final class DefaultQueryHandle implements QueryHandle, Runnable {

  private final Execution execution;
  private final Run run;
  private final RunningQuery query;
  private final CompletableFuture<QueryResult> outcome = new CompletableFuture<>();

  DefaultQueryHandle(Execution execution, Run run) {
    this.execution = execution;
    this.run = run;
    this.query = execution.newQuery(run.request(), this::endUnstarted);
  }

  RunningQuery query() {
    return query;
  }

  /** Runs on the executor's thread. */
  @Override
  public void run() {
    try {
      outcome.complete(execution.run(query, run, result -> result));
    } catch (RuntimeException | Error failure) {
      outcome.completeExceptionally(failure);
    }
  }

  /** Ends a query that was not taken, and says what to throw. */
  RuntimeException refuse(Throwable reason) {
    query.end();
    execution.forget(query);
    RuntimeException failure = run.failed(reason);
    outcome.completeExceptionally(failure);
    return failure;
  }

  @Override
  public void cancel() {
    query.stop(StopReason.CANCELLED);
  }

  @Override
  public boolean isDone() {
    return outcome.isDone();
  }

  @Override
  public QueryResult join() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException stop) {
          interrupted = true;
          query.stop(StopReason.INTERRUPTED);
        }
      }
    } catch (ExecutionException failed) {
      throw unchecked(failed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public CompletionStage<QueryResult> stage() {
    return outcome.minimalCompletionStage();
  }

  private void endUnstarted(StopReason why) {
    QueryToolException failure = new Failures(run.request()).stopped(why, null);
    run.stoppedIdle(failure);
    outcome.completeExceptionally(why == StopReason.CLOSED ? failure : run.failed(failure));
    execution.forget(query);
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a query ended without rows and without error", failed);
  }
}
