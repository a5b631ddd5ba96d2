package dev.querytool.natural;

import java.util.List;

/**
 * The models that a tool may ask, chosen by id.
 *
 * <p>Module {@code querytool-llm} has the known providers. Whoever implements it must be safe for
 * use by many threads. May change before 1.0.
 */
public interface LanguageModels {

  /** Lists the models whose key is found, the default one first. Reaches no network. */
  List<ModelInfo> available(ModelKeys keys);

  /**
   * Chooses a model. Reaches no network.
   *
   * @throws LanguageModelException of {@link ModelProblem#UNKNOWN_MODEL} or {@link
   *     ModelProblem#MISSING_KEY}, with a message that says what to set
   */
  ChosenModel choose(String id, ModelKeys keys);

  /** Chooses the default one, as {@link #choose} does. */
  ChosenModel chooseDefault(ModelKeys keys);

  /** Returns none at all: choosing one fails by {@link ModelProblem#NOT_CONFIGURED}. */
  static LanguageModels none() {
    return NoModels.CONFIGURED;
  }

  /** Returns one model alone, which needs no key of querytool's. */
  static LanguageModels only(ChosenModel model) {
    return new OnlyModel(model);
  }
}
