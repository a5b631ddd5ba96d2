package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One model alone.
 *
 * @param model the model
 */
record OnlyModel(ChosenModel model) implements LanguageModels {

  OnlyModel {
    requireNonNull(model, "model");
  }

  @Override
  public List<ModelInfo> available(ModelKeys keys) {
    return List.of(model.info());
  }

  @Override
  public ChosenModel choose(String id, ModelKeys keys) {
    if (!id.equals(model.info().id())) {
      throw new LanguageModelException(
          ModelProblem.UNKNOWN_MODEL,
          id,
          "there is no model '" + id + "'; the only one is '" + model.info().id() + "'",
          null);
    }
    return model;
  }

  @Override
  public ChosenModel chooseDefault(ModelKeys keys) {
    return model;
  }
}
