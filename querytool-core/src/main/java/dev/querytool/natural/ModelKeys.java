package dev.querytool.natural;

import dev.querytool.vault.Secret;
import java.util.Optional;

/** Finds the API keys of models in the caller's vault. */
@FunctionalInterface
public interface ModelKeys {

  /** Finds no keys. */
  ModelKeys NONE = service -> Optional.empty();

  /**
   * Finds the newest key of a service.
   *
   * @param service the name it is kept under, such as {@code dashscope}
   */
  Optional<Secret> find(String service);
}
