package dev.querytool.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.querytool.natural.ModelWatch;
import java.util.concurrent.CompletableFuture;

/** Gathers a stream: parts go to the one who watches, the whole or the first failure is kept. */
final class StreamedReply implements StreamingChatResponseHandler {

  private final ModelWatch watch;
  private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

  StreamedReply(ModelWatch watch) {
    this.watch = watch;
  }

  /** Completes with the whole answer, or with why there is none. */
  CompletableFuture<ChatResponse> whole() {
    return whole;
  }

  @Override
  public void onPartialResponse(String part) {
    if (!whole.isDone()) {
      tell(part);
    }
  }

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    onPartialResponse(part.text());
    stopIfOver(context.streamingHandle());
  }

  @Override
  public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
    stopIfOver(context.streamingHandle());
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    whole.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }

  private void tell(String part) {
    try {
      watch.text(part);
    } catch (RuntimeException e) {
      whole.completeExceptionally(new WatchFailure(e));
    }
  }

  private void stopIfOver(StreamingHandle handle) {
    if (whole.isDone()) {
      handle.cancel();
    }
  }

  /** Tells the watcher's own failure from the model's. */
  static final class WatchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException own;

    WatchFailure(RuntimeException own) {
      super(own);
      this.own = own;
    }

    RuntimeException own() {
      return own;
    }
  }
}
