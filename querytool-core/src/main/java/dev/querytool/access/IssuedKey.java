package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;

/**
 * A new API key: the only time that its secret is to be had.
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

  /** Shows the id alone. */
  @Override
  public String toString() {
    return "IssuedKey[" + key.id() + "]";
  }
}
