package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;

/**
 * A newly issued API key, the only place where its secret can be read.
 *
 * @param key its description
 * @param secret the text to authenticate with
 */
public record IssuedKey(ServiceApiKey key, Secret secret) {

  /** Checks that both are there. */
  public IssuedKey {
    requireNonNull(key, "key");
    requireNonNull(secret, "secret");
  }

  /** Shows only the id. */
  @Override
  public String toString() {
    return "IssuedKey[" + key.id() + "]";
  }
}
