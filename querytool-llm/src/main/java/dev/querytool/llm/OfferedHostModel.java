package dev.querytool.llm;

import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import java.util.Optional;

/** A model that the host made itself, key included. */
record OfferedHostModel(ChosenModel model) implements OfferedModel {

  @Override
  public ModelInfo info() {
    return model.info();
  }

  @Override
  public boolean hasKey(ModelKeys keys) {
    return true;
  }

  @Override
  public Optional<String> variable() {
    return Optional.empty();
  }

  @Override
  public ChosenModel choose(ModelKeys keys) {
    return model;
  }
}
