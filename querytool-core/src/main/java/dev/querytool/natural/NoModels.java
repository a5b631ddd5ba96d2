package dev.querytool.natural;

import java.util.List;

/** The language models of a tool for which none was configured. */
enum NoModels implements LanguageModels {
  /** Says so. */
  CONFIGURED;

  @Override
  public List<ModelInfo> available(ModelKeys keys) {
    return List.of();
  }

  @Override
  public ChosenModel choose(String id, ModelKeys keys) {
    throw missing(id);
  }

  @Override
  public ChosenModel chooseDefault(ModelKeys keys) {
    throw missing("");
  }

  private static LanguageModelException missing(String id) {
    return new LanguageModelException(
        ModelProblem.NOT_CONFIGURED,
        id,
        "no language model is configured: give QueryTool.builder() one by model(…), or several by"
            + " models(…), such as QueryToolModels of module querytool-llm",
        null);
  }
}
