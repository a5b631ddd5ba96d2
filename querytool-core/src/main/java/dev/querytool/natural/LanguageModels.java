package dev.querytool.natural;

import java.util.List;

/**
 * The language models that a tool may ask, chosen by id.
 *
 * <p>The module {@code querytool-llm} knows the usual providers. Implementations must be safe for
 * use by many threads. An SPI that may change before 1.0.
 */
public interface LanguageModels {

  /** Lists the models whose key is found, the default model first. Does not use the network. */
  List<ModelInfo> available(ModelKeys keys);

  /**
   * Chooses a model. Does not use the network.
   *
   * @throws LanguageModelException of {@link ModelProblem#UNKNOWN_MODEL} or {@link
   *     ModelProblem#MISSING_KEY}, with a message that says what to set
   */
  ChosenModel choose(String id, ModelKeys keys);

  /** Chooses the default model, as {@link #choose} does. */
  ChosenModel chooseDefault(ModelKeys keys);

  /** Returns no models: choosing one fails with {@link ModelProblem#NOT_CONFIGURED}. */
  static LanguageModels none() {
    return NoModels.CONFIGURED;
  }

  /** Returns a single model, which needs no key from querytool. */
  static LanguageModels only(ChosenModel model) {
    return new OnlyModel(model);
  }
}
