package dev.querytool.natural;

/**
 * The tokens that calls took, as the model's provider counts them.
 *
 * @param input those of what was asked; 0 if it was not told
 * @param output those of what was answered, reasoning included; 0 if it was not told
 */
public record TokenUsage(long input, long output) {

  /** Nothing taken, or nothing told. */
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  /** Checks that neither is below zero. */
  public TokenUsage {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException("tokens are counted from 0");
    }
  }

  /** Returns the sum of both. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(input + other.input, output + other.output);
  }
}
