package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A model and what is needed to ask it.
 *
 * @param info its id, name and budget
 * @param model what answers
 * @param counter how its tokens are counted
 */
public record ChosenModel(ModelInfo info, LanguageModel model, TokenCounter counter) {

  /** Checks that nothing is missing. */
  public ChosenModel {
    requireNonNull(info, "info");
    requireNonNull(model, "model");
    requireNonNull(counter, "counter");
  }
}
