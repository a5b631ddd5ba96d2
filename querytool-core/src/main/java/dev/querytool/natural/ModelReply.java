package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A model's answer.
 *
 * @param text what it said, reasoning in {@code <think>} included if it came so
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
    /** It had said all. */
    STOP,
    /** Its budget of tokens was used up; the text is cut. */
    LENGTH,
    /** Its provider's filter stopped it. */
    FILTERED,
    /** Anything else, or it was not said. */
    OTHER
  }
}
