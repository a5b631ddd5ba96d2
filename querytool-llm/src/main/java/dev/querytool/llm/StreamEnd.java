package dev.querytool.llm;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a stream that broke from one that came to its end. */
final class StreamEnd implements ServerSentEventListener {

  private static final String LAST = "[DONE]";

  private final ServerSentEventListener next;
  private final ModelCall call;
  private final AnswerBody body;
  private @Nullable Throwable broken;

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
    if (LAST.equals(event.data().strip())) {
      call.seeEnd();
      body.end();
    } else {
      next.onEvent(event, context);
    }
  }

  @Override
  public void onError(Throwable error) {
    broken = error;
  }

  @Override
  public void onClose() {
    Throwable why = broken;
    if (why != null) {
      throw call.errors().unreachable(Optional.ofNullable(why.getCause()).orElse(why));
    }
    next.onClose();
  }
}
