package dev.querytool.llm;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what LangChain4j threw. Its messages hold what the provider wrote and are dropped. */
final class Failures {

  private static final int DEEPEST = 50;

  private Failures() {}

  /** Returns a failure and its causes, of which one may be the cause of another in a ring. */
  static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = thrown;
    while (next != null && chain.size() < DEEPEST) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }

  /**
   * Returns the reply of a provider that refused to answer.
   *
   * @throws LanguageModelException for every other failure
   */
  static ModelReply replyOrThrow(Throwable thrown, ModelErrors errors) {
    for (Throwable each : chain(thrown)) {
      if (each instanceof LanguageModelException known) {
        throw known;
      }
      if (each instanceof StreamedReply.WatchFailure watch) {
        throw watch.own();
      }
      if (each instanceof ContentFilteredException) {
        return Replies.filtered();
      }
      Optional<LanguageModelException> failure = failure(each, errors);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    throw errors.unreadable("could not be read (" + thrown.getClass().getSimpleName() + ")");
  }

  private static Optional<LanguageModelException> failure(Throwable thrown, ModelErrors errors) {
    if (thrown instanceof JacksonException) {
      return Optional.of(errors.unreadable("is no JSON that fits"));
    }
    if (thrown instanceof UnresolvedModelServerException) {
      return Optional.of(errors.unreachable(thrown));
    }
    if (thrown instanceof TimeoutException) {
      return Optional.of(errors.timedOut());
    }
    if (thrown instanceof InternalServerException && thrown.getCause() != null) {
      return Optional.of(errors.providerFailed());
    }
    return status(thrown).map(status -> errors.status(status, ""));
  }

  private static Optional<Integer> status(Throwable thrown) {
    if (thrown instanceof AuthenticationException) {
      return Optional.of(401);
    }
    if (thrown instanceof ModelNotFoundException) {
      return Optional.of(404);
    }
    if (thrown instanceof RateLimitException) {
      return Optional.of(429);
    }
    return thrown instanceof InvalidRequestException ? Optional.of(400) : Optional.empty();
  }
}
