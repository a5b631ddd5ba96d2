package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A password, key or token that does not print itself.
 *
 * <p>The value can be read only through {@link #reveal}, so that a review can find every place that
 * reads it. Immutable and safe for use by many threads.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = requireNonNull(value, "value");
  }

  /** Wraps a value; an empty one is allowed. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** Wraps a copy of the characters; the caller may wipe its array afterwards. */
  public static Secret of(char[] value) {
    return new Secret(new String(value));
  }

  /** Tells whether the value has no characters. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /**
   * Passes the value to a function that needs it.
   *
   * @param use must neither log nor keep what it is given
   * @return what {@code use} returns
   */
  public <T extends @Nullable Object> T reveal(Function<? super String, T> use) {
    return use.apply(value);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  /** Returns the same number for every secret, so that it reveals nothing. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "Secret[***]";
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
