package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a model is asked, and who waits for the answer.
 *
 * @param messages the conversation so far, beginning with the system's message; at least one
 * @param watch receives the answer as it comes, and cancels the call when nobody waits for it any
 *     more
 */
public record ModelRequest(List<ModelMessage> messages, ModelWatch watch) {

  /** Copies the messages. */
  public ModelRequest {
    messages = List.copyOf(messages);
    requireNonNull(watch, "watch");
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a model is asked with at least one message");
    }
  }

  /** Creates a request that nobody watches or cancels. */
  public static ModelRequest of(List<ModelMessage> messages) {
    return new ModelRequest(messages, ModelWatch.NONE);
  }
}
