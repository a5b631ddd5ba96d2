package dev.querytool.llm;

import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.TokenCounter;
import dev.querytool.vault.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model behind an address, with a key of its own, a key that is looked for, or none. */
record OfferedProfile(
    ModelProfile profile,
    BaseUrl baseUrl,
    @Nullable Secret ownKey,
    KeySearch search,
    Transport transport,
    Retries retries,
    TokenCounter counter)
    implements OfferedModel {

  @Override
  public ModelInfo info() {
    return profile.info();
  }

  @Override
  public boolean hasKey(ModelKeys keys) {
    KeyName name = profile.keyName();
    return ownKey != null || name == null || search.find(name, keys).isPresent();
  }

  @Override
  public Optional<String> variable() {
    return Optional.ofNullable(profile.keyName()).map(KeyName::variable);
  }

  @Override
  public ChosenModel choose(ModelKeys keys) {
    return new ChosenModel(
        info(), new OpenAiModel(profile, baseUrl, transport, retries, key(keys)), counter);
  }

  private @Nullable Secret key(ModelKeys keys) {
    KeyName name = profile.keyName();
    return ownKey != null || name == null ? ownKey : search.get(profile, name, keys);
  }
}
