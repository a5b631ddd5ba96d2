package dev.querytool.natural;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A question on its way through somebody's executor. */
final class DefaultTranslationHandle implements TranslationHandle, Runnable {

  private final Asking asking;
  private final String question;
  private final CompletableFuture<Translation> outcome = new CompletableFuture<>();

  DefaultTranslationHandle(Asking asking, String question) {
    this.asking = asking;
    this.question = question;
  }

  @Override
  public void run() {
    try {
      outcome.complete(asking.ask(question));
    } catch (Throwable failure) {
      outcome.completeExceptionally(failure);
    }
  }

  @Override
  public void cancel() {
    asking.cancel();
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
          asking.cancel();
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
