package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * The description of a model that can be asked.
 *
 * @param id the id by which it is chosen, such as {@code qwen-coder-plus}
 * @param name its name for people
 * @param provider who runs it, such as {@code DashScope}
 * @param promptTokens the greatest number of tokens of a prompt; above 0
 */
public record ModelInfo(String id, String name, String provider, int promptTokens) {

  /** Checks that nothing is missing. */
  public ModelInfo {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(provider, "provider");
    if (promptTokens < 1) {
      throw new IllegalArgumentException("a prompt of " + id + " must be allowed a token");
    }
  }
}
