package dev.querytool.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A query on its way through somebody's executor. */
final class DefaultQueryHandle implements QueryHandle, Runnable {

  private final Execution execution;
  private final Request request;
  private final RunningQuery query;
  private final CompletableFuture<QueryResult> outcome = new CompletableFuture<>();

  DefaultQueryHandle(Execution execution, Request request) {
    this.execution = execution;
    this.request = request;
    this.query = execution.newQuery(request, this::endUnstarted);
  }

  RunningQuery query() {
    return query;
  }

  /** Runs on the executor's thread. */
  @Override
  public void run() {
    try {
      outcome.complete(execution.run(request, query));
    } catch (RuntimeException | Error failure) {
      outcome.completeExceptionally(failure);
    }
  }

  /** Ends a query whose executor did not take it, and says what to throw. */
  RuntimeException refuse(RuntimeException full) {
    query.end();
    execution.forget(query);
    RuntimeException failure = new Failures(request).noThread(full);
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
    execution.forget(query);
    outcome.completeExceptionally(new Failures(request).stopped(why, null));
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
