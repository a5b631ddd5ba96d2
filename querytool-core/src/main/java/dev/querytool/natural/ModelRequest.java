package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a model is asked, and who watches.
 *
 * @param messages the conversation so far, the system's first; at least one
 * @param watch is told of the answer as it comes, and tells when nobody waits for it any more
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

  /** Makes a request that nobody watches and nobody cancels. */
  public static ModelRequest of(List<ModelMessage> messages) {
    return new ModelRequest(messages, ModelWatch.NONE);
  }
}
