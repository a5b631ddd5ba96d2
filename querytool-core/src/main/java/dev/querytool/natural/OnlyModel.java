package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The language models of a tool with a single one.
 *
 * @param model the model
 */
record OnlyModel(ChosenModel model) implements LanguageModels {

  private static final int SHOWN = 64;

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
          PlainLine.of(id, SHOWN),
          "there is no model '"
              + PlainLine.of(id, SHOWN)
              + "'; the only one is '"
              + model.info().id()
              + "'",
          null);
    }
    return model;
  }

  @Override
  public ChosenModel chooseDefault(ModelKeys keys) {
    return model;
  }
}
