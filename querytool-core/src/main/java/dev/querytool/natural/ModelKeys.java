package dev.querytool.natural;

import dev.querytool.vault.Secret;
import java.util.Optional;

/** Where the key of a model is looked for: the vault of the one who asks. */
@FunctionalInterface
public interface ModelKeys {

  /** Has no key. */
  ModelKeys NONE = service -> Optional.empty();

  /**
   * Finds the newest key of a service.
   *
   * @param service the name it is kept under, such as {@code dashscope}
   */
  Optional<Secret> find(String service);
}
