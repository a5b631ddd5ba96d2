package dev.querytool.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;

/**
 * A host's own {@link ChatModel}, whose bounds and retries are its own. Cancelling interrupts the
 * thread that waits for it.
 */
final class HostModel implements LanguageModel {

  private final ChatModel model;
  private final ModelErrors errors;
  private final RunningCalls running;

  HostModel(ChatModel model, ModelErrors errors, RunningCalls running) {
    this.model = model;
    this.errors = errors;
    this.running = running;
  }

  @Override
  public ModelReply reply(ModelRequest request) {
    ChatRequest chat = Replies.request(request);
    Interruption interruption = new Interruption();
    Runnable stop = interruption::interrupt;
    running.begin(stop);
    try {
      request.watch().whenCancelled(stop);
      return asked(chat, interruption);
    } finally {
      running.end(stop);
      interruption.end();
    }
  }

  private ModelReply asked(ChatRequest chat, Interruption interruption) {
    if (interruption.isUsed()) {
      throw errors.cancelled();
    }
    try {
      return Replies.reply(model.chat(chat));
    } catch (Exception | LinkageError | StackOverflowError e) {
      if (interruption.isUsed() || wasInterrupted(e)) {
        throw errors.cancelled();
      }
      return Failures.replyOrThrow(e, errors);
    }
  }

  private static boolean wasInterrupted(Throwable thrown) {
    if (Failures.chain(thrown).stream().anyMatch(InterruptedException.class::isInstance)) {
      Thread.currentThread().interrupt();
      return true;
    }
    return Thread.currentThread().isInterrupted();
  }
}
