package dev.querytool.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's way to the network for one call. It adds what the given client has not: closing a
 * request at any moment, a bound for the whole call, and retries as the server asks for them. The
 * key is put into its header here, so that LangChain4j never holds it.
 *
 * <p>Everything happens on the thread that waits for the answer, streams too.
 */
final class CallHttpClient implements HttpClient {

  private final Transport transport;
  private final Retries retries;
  private final @Nullable Secret key;
  private final ModelCall call;

  CallHttpClient(Transport transport, Retries retries, @Nullable Secret key, ModelCall call) {
    this.transport = transport;
    this.retries = retries;
    this.key = key;
    this.call = call;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    return tried(
        request,
        response -> {
          try (AnswerBody body = response.body()) {
            return answered(head(response).body(body.readAllBytes()).build());
          } catch (IOException e) {
            throw new PassingFailure(call.errors().unreachable(cause(e)), null);
          }
        });
  }

  /** Tries again only what has told nothing yet. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    HttpResponse<AnswerBody> response = tried(request, opened -> opened);
    try (AnswerBody body = response.body()) {
      StreamEnd end = new StreamEnd(listener, call, body);
      end.onOpen(head(response).build());
      parser.parse(body, end);
      end.onClose();
    }
  }

  private <T> T tried(HttpRequest request, Reading<T> reading) {
    java.net.http.HttpRequest outgoing = outgoing(request);
    for (int tries = 1; ; tries++) {
      try {
        return reading.read(opened(outgoing));
      } catch (PassingFailure e) {
        LanguageModelException failure = e.failure();
        call.pause(retries.wait(tries, e.retryAfter()).orElseThrow(() -> failure), failure);
      }
    }
  }

  private HttpResponse<AnswerBody> opened(java.net.http.HttpRequest outgoing)
      throws PassingFailure {
    call.throwIfStopped();
    HttpResponse<AnswerBody> response;
    try {
      if (call.awaitPlain(transport.refuses(outgoing.uri()))) {
        throw call.errors().addressRefused();
      }
      response = call.await(transport.send(outgoing, call));
    } catch (ExecutionException e) {
      throw unreached(cause(e));
    }
    if (response.statusCode() / 100 == 2) {
      return response;
    }
    try (AnswerBody body = response.body()) {
      throw refused(response, ProviderCode.of(body, key));
    }
  }

  private SuccessfulHttpResponse answered(SuccessfulHttpResponse response) {
    if (AnswerError.isIn(response.body())) {
      throw call.errors().providerFailed();
    }
    return response;
  }

  private PassingFailure unreached(Throwable cause) {
    LanguageModelException failure = call.errors().unreachable(cause);
    if (ModelErrors.mayBeUp(cause)) {
      return new PassingFailure(failure, null);
    }
    throw failure;
  }

  private PassingFailure refused(HttpResponse<AnswerBody> response, String code) {
    int status = response.statusCode();
    LanguageModelException failure = call.errors().status(status, code);
    if (status == 429 || status >= 500) {
      return new PassingFailure(failure, response.headers().firstValue("Retry-After").orElse(null));
    }
    throw failure;
  }

  private java.net.http.HttpRequest outgoing(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .header("Content-Type", "application/json")
            .header("User-Agent", "querytool")
            .POST(BodyPublishers.ofString(request.body()));
    if (key != null) {
      if (WireLog.showsHeaders()) {
        throw call.errors().keyWouldBeLogged();
      }
      key.reveal(value -> builder.header("Authorization", "Bearer " + value));
    }
    return builder.build();
  }

  private static SuccessfulHttpResponse.Builder head(HttpResponse<AnswerBody> response) {
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map());
  }

  private static Throwable cause(Exception wrapped) {
    Throwable cause = wrapped.getCause();
    return cause == null ? wrapped : cause;
  }

  @FunctionalInterface
  private interface Reading<T> {

    T read(HttpResponse<AnswerBody> response) throws PassingFailure;
  }
}
