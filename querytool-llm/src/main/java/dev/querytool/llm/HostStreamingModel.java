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
 * A host's own {@link StreamingChatModel}. Cancelling ends the wait for it and closes the stream
 * with its next part.
 */
final class HostStreamingModel implements LanguageModel {

  private final StreamingChatModel model;
  private final ModelErrors errors;

  HostStreamingModel(StreamingChatModel model, ModelErrors errors) {
    this.model = model;
    this.errors = errors;
  }

  @Override
  public ModelReply reply(ModelRequest request) {
    ChatRequest chat = Replies.request(request);
    StreamedReply reply = new StreamedReply(request.watch());
    request.watch().whenCancelled(() -> reply.onError(errors.cancelled()));
    try {
      if (!reply.whole().isDone()) {
        model.chat(chat, reply);
      }
      return Replies.reply(reply.whole().get(errors.profile().timeout().toNanos(), NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ended(reply, errors.cancelled());
    } catch (TimeoutException e) {
      throw ended(reply, errors.timedOut());
    } catch (Exception | LinkageError | StackOverflowError e) {
      return Failures.replyOrThrow(e, errors);
    }
  }

  private static LanguageModelException ended(StreamedReply reply, LanguageModelException why) {
    reply.onError(why);
    return why;
  }
}
