package dev.querytool.llm;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.querytool.natural.LanguageModelException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of a model: how long it may still take, and what stops it. */
final class ModelCall {

  private final ModelErrors errors;
  private final long deadline;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Runnable closing;
  private volatile boolean endSeen;

  ModelCall(ModelErrors errors) {
    this.errors = errors;
    this.deadline = System.nanoTime() + errors.profile().timeout().toNanos();
  }

  ModelErrors errors() {
    return errors;
  }

  /** Ends the call from any thread, at once; does nothing once it has ended. */
  void stop() {
    Runnable close;
    synchronized (this) {
      stopped.countDown();
      close = closing;
    }
    if (close != null) {
      close.run();
    }
  }

  /** Waits for the head of an answer. */
  HttpResponse<AnswerBody> await(CompletableFuture<HttpResponse<AnswerBody>> answer)
      throws ExecutionException {
    HttpResponse<AnswerBody> response = await(answer, () -> abandon(answer));
    closeBy(response.body()::close);
    return response;
  }

  /** Waits for what holds nothing open. */
  <T> T awaitPlain(CompletableFuture<T> coming) throws ExecutionException {
    return await(coming, () -> coming.cancel(true));
  }

  private <T> T await(CompletableFuture<T> coming, Runnable abandon) throws ExecutionException {
    closeBy(abandon);
    try {
      return coming.get(left(), NANOSECONDS);
    } catch (InterruptedException e) {
      abandon.run();
      throw interrupted();
    } catch (TimeoutException e) {
      abandon.run();
      throw errors.timedOut();
    } catch (CancellationException e) {
      throw errors.cancelled();
    }
  }

  /** Waits for the next part of an answer. */
  <T> T take(BlockingQueue<T> parts) {
    try {
      T part = parts.poll(left(), NANOSECONDS);
      throwIfStopped();
      if (part == null) {
        throw errors.timedOut();
      }
      return part;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Waits before another try; if there is no time for it, throws why the last one failed. */
  void pause(Duration wait, LanguageModelException why) {
    if (wait.toNanos() >= left()) {
      throw why;
    }
    try {
      if (stopped.await(wait.toNanos(), NANOSECONDS)) {
        throw errors.cancelled();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Notes that a stream said that it ends. */
  void seeEnd() {
    endSeen = true;
  }

  boolean hasSeenEnd() {
    return endSeen;
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  void throwIfStopped() {
    if (isStopped()) {
      throw errors.cancelled();
    }
  }

  private LanguageModelException interrupted() {
    Thread.currentThread().interrupt();
    return errors.cancelled();
  }

  private long left() {
    return deadline - System.nanoTime();
  }

  private void closeBy(Runnable close) {
    synchronized (this) {
      closing = close;
    }
    if (isStopped()) {
      close.run();
    }
  }

  private static void abandon(CompletableFuture<HttpResponse<AnswerBody>> answer) {
    if (!answer.cancel(true)) {
      CompletableFuture<Void> unused = answer.thenAccept(response -> response.body().close());
    }
  }
}
