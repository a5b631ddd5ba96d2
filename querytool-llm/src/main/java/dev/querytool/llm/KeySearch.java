package dev.querytool.llm;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelProblem;
import dev.querytool.vault.Secret;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the key of a model: in the caller's vault, then in the environment. */
final class KeySearch {

  /** What may stand in a header; anything else would be refused further on, and shown there. */
  private static final Pattern KEY = Pattern.compile("[!-~]{1,4096}");

  private final Function<String, @Nullable String> environment;

  KeySearch(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  Optional<Secret> find(KeyName name, ModelKeys keys) {
    return keys.find(name.service()).flatMap(KeySearch::stripped).or(() -> inEnvironment(name));
  }

  Secret get(ModelProfile profile, KeyName name, ModelKeys keys) {
    Secret key =
        find(name, keys)
            .orElseThrow(() -> missing(profile, "model '" + profile.id() + "' has no key", name));
    if (!isUsable(key)) {
      throw missing(
          profile, "the key of model '" + profile.id() + "' has characters that none has", name);
    }
    return key;
  }

  static boolean isUsable(Secret key) {
    return key.reveal(value -> KEY.matcher(value).matches());
  }

  private static LanguageModelException missing(ModelProfile profile, String what, KeyName name) {
    return new LanguageModelException(
        ModelProblem.MISSING_KEY, profile.id(), what + "; " + name.whereToSet(), null);
  }

  private Optional<Secret> inEnvironment(KeyName name) {
    return Optional.ofNullable(environment.apply(name.variable()))
        .flatMap(value -> stripped(Secret.of(value)));
  }

  private static Optional<Secret> stripped(Secret key) {
    Secret bare = key.reveal(value -> Secret.of(value.strip()));
    return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
  }
}
