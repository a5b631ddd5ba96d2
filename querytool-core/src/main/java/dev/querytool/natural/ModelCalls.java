package dev.querytool.natural;

import dev.querytool.natural.ModelReply.FinishReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of models that one translation makes, to be closed from any thread. Thread-safe. */
final class ModelCalls {

  private static final int LONGEST = 1_000_000;

  private @Nullable Runnable stop;
  private boolean cancelled;

  /**
   * Asks a model.
   *
   * @throws LanguageModelException also if this was cancelled, or the thread is interrupted
   */
  ModelReply ask(ChosenModel chosen, List<ModelMessage> messages, TranslationListener to) {
    String id = chosen.info().id();
    refuseEnded(id);
    try {
      ModelReply reply = chosen.model().reply(new ModelRequest(messages, watch(to)));
      refuseEnded(id);
      return read(reply, id);
    } finally {
      forget();
    }
  }

  private static ModelReply read(@Nullable ModelReply reply, String model) {
    if (reply == null) {
      throw new LanguageModelException(
          ModelProblem.UNREADABLE, model, "the adapter of " + model + " gave no answer", null);
    }
    return reply.text().length() <= LONGEST
        ? reply
        : new ModelReply(reply.text().substring(0, LONGEST), FinishReason.LENGTH, reply.usage());
  }

  /** Closes the call that is under way, and lets no other begin. */
  void cancel() {
    Runnable closing = ending();
    if (closing != null) {
      closing.run();
    }
  }

  private synchronized @Nullable Runnable ending() {
    cancelled = true;
    Runnable closing = stop;
    stop = null;
    return closing;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized void forget() {
    stop = null;
  }

  /** Returns false if it is too late. */
  private synchronized boolean keep(Runnable closing) {
    if (!cancelled) {
      stop = closing;
    }
    return !cancelled;
  }

  private ModelWatch watch(TranslationListener to) {
    return new ModelWatch() {
      @Override
      public void text(String part) {
        to.text(part);
      }

      @Override
      public void whenCancelled(Runnable closing) {
        if (!keep(closing)) {
          closing.run();
        }
      }
    };
  }

  /**
   * Refuses to go on with what nobody waits for.
   *
   * @param model the id of the model; empty if none was chosen yet
   */
  void refuseEnded(String model) {
    if (isCancelled() || Thread.currentThread().isInterrupted()) {
      String asking = model.isEmpty() ? "asking" : "asking " + model;
      throw new LanguageModelException(
          ModelProblem.CANCELLED,
          model,
          asking + " was stopped: nobody waits for the answer",
          null);
    }
  }
}
