package dev.querytool.natural;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** A question on its way through somebody's executor. */
final class DefaultTranslationHandle implements TranslationHandle, Runnable {

  private final Supplier<Translation> work;
  private final Runnable cancellation;
  private final CompletableFuture<Translation> outcome = new CompletableFuture<>();

  private DefaultTranslationHandle(Supplier<Translation> work, Runnable cancellation) {
    this.work = work;
    this.cancellation = cancellation;
  }

  /**
   * Starts work on an executor.
   *
   * @param model the id of the model; empty for the default one
   * @param cancellation ends the work soon, before it begins too
   */
  static TranslationHandle start(
      Executor executor, String model, Supplier<Translation> work, Runnable cancellation) {
    DefaultTranslationHandle handle = new DefaultTranslationHandle(work, cancellation);
    try {
      executor.execute(handle);
      return handle;
    } catch (RejectedExecutionException full) {
      throw new LanguageModelException(
          ModelProblem.CANCELLED,
          model,
          "the question was not asked: its executor takes no more tasks",
          full);
    }
  }

  @Override
  public void run() {
    try {
      outcome.complete(work.get());
    } catch (Throwable failure) {
      outcome.completeExceptionally(failure);
    }
  }

  @Override
  public void cancel() {
    cancellation.run();
  }

  @Override
  public boolean isDone() {
    return outcome.isDone();
  }

  @Override
  public Translation join() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException stop) {
          interrupted = true;
          cancel();
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
  public CompletionStage<Translation> stage() {
    return outcome.minimalCompletionStage();
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a translation ended without an outcome", failed);
  }
}
