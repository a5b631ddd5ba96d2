package dev.querytool.natural;

/**
 * The tokens used by calls, as the model's provider counts them.
 *
 * @param input the tokens of the prompt; 0 if not reported
 * @param output the tokens of the answer, including reasoning; 0 if not reported
 */
public record TokenUsage(long input, long output) {

  /** No tokens used, or none reported. */
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  /** Checks that neither is negative. */
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
