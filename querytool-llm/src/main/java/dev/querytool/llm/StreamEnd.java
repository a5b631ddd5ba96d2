package dev.querytool.llm;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.querytool.natural.LanguageModelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a stream that broke, failed or was stopped from one that came to its end. */
final class StreamEnd implements ServerSentEventListener {

  private static final String LAST = "[DONE]";

  private final ServerSentEventListener next;
  private final ModelCall call;
  private final AnswerBody body;
  private @Nullable LanguageModelException failure;
  private boolean over;

  StreamEnd(ServerSentEventListener next, ModelCall call, AnswerBody body) {
    this.next = next;
    this.call = call;
    this.body = body;
  }

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    next.onOpen(response);
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (over || call.isStopped()) {
      return;
    }
    if (LAST.equals(event.data().strip())) {
      call.seeEnd();
      end();
    } else if (AnswerError.isIn(event.data())) {
      failure = call.errors().providerFailed();
      end();
    } else {
      next.onEvent(event, context);
    }
  }

  @Override
  public void onError(Throwable error) {
    failure = call.errors().unreachable(Optional.ofNullable(error.getCause()).orElse(error));
  }

  @Override
  public void onClose() {
    call.throwIfStopped();
    if (failure != null) {
      throw failure;
    }
    next.onClose();
  }

  /** What came together with the last event is left out too. */
  private void end() {
    over = true;
    body.end();
  }
}
