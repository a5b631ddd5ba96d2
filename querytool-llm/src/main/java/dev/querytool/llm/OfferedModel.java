package dev.querytool.llm;

import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import java.util.Optional;

/** A model that may be chosen, by those who have its key. */
interface OfferedModel {

  ModelInfo info();

  boolean hasKey(ModelKeys keys);

  /** Returns the environment variable that its key may stand in, if it needs one. */
  Optional<String> variable();

  ChosenModel choose(ModelKeys keys);
}
