package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A model that can be asked.
 *
 * @param id how it is chosen, such as {@code qwen-coder-plus}
 * @param name how a person calls it
 * @param provider who runs it, such as {@code DashScope}
 * @param promptTokens how many tokens a prompt may have; above 0
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
