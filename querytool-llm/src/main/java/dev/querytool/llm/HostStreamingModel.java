package dev.querytool.llm;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;
import java.util.concurrent.TimeoutException;

/**
 * A host's own {@link StreamingChatModel}. Cancelling ends the wait for it, interrupts the thread
 * that asks it, and closes the stream with its next part.
 */
final class HostStreamingModel implements LanguageModel {

  private final StreamingChatModel model;
  private final ModelErrors errors;
  private final RunningCalls running;

  HostStreamingModel(StreamingChatModel model, ModelErrors errors, RunningCalls running) {
    this.model = model;
    this.errors = errors;
    this.running = running;
  }

  @Override
  public ModelReply reply(ModelRequest request) {
    ChatRequest chat = Replies.request(request);
    StreamedReply reply = new StreamedReply(request.watch());
    Interruption interruption = new Interruption();
    Runnable stop =
        () -> {
          reply.onError(errors.cancelled());
          interruption.interrupt();
        };
    running.begin(stop);
    try {
      request.watch().whenCancelled(stop);
      return asked(chat, reply, interruption);
    } finally {
      running.end(stop);
      interruption.end();
    }
  }

  private ModelReply asked(ChatRequest chat, StreamedReply reply, Interruption interruption) {
    try {
      if (!reply.whole().isDone()) {
        model.chat(chat, reply);
      }
      return Replies.reply(reply.whole().get(errors.profile().timeout().toNanos(), NANOSECONDS));
    } catch (InterruptedException e) {
      if (!interruption.isUsed()) {
        Thread.currentThread().interrupt();
      }
      throw ended(reply, errors.cancelled());
    } catch (TimeoutException e) {
      throw ended(reply, errors.timedOut());
    } catch (Exception | LinkageError | StackOverflowError e) {
      if (interruption.isUsed()) {
        throw errors.cancelled();
      }
      return Failures.replyOrThrow(e, errors);
    }
  }

  private static LanguageModelException ended(StreamedReply reply, LanguageModelException why) {
    reply.onError(why);
    return why;
  }
}
