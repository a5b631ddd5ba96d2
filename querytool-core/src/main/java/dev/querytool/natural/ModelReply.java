package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A model's answer.
 *
 * @param text what it said, including reasoning in {@code <think>} if the model sent it that way
 * @param finishReason why it stopped
 * @param usage the tokens it took
 */
public record ModelReply(String text, FinishReason finishReason, TokenUsage usage) {

  /** Checks that nothing is missing. */
  public ModelReply {
    requireNonNull(text, "text");
    requireNonNull(finishReason, "finishReason");
    requireNonNull(usage, "usage");
  }

  /** Why a model stopped. */
  public enum FinishReason {
    /** The answer was complete. */
    STOP,
    /** The token limit was reached; the text is cut off. */
    LENGTH,
    /** The provider's filter stopped it. */
    FILTERED,
    /** Any other reason, or none was given. */
    OTHER
  }
}
