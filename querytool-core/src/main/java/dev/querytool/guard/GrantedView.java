package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may see of a connection: a grant, the caller's attributes that its filters name,
 * and the key of its hash masks. Immutable; equal views get equal answers.
 */
public final class GrantedView {

  private final Grant grant;
  private final Map<String, Object> attributes;
  private final byte[] maskKey;
  private final int hash;

  private GrantedView(Grant grant, Map<String, Object> attributes, byte[] maskKey) {
    this.grant = grant;
    this.attributes = attributes;
    this.maskKey = maskKey;
    this.hash = 31 * (31 * grant.hashCode() + attributes.hashCode()) + Arrays.hashCode(maskKey);
  }

  /**
   * Returns the view of a caller.
   *
   * @param attributes what is known of the caller, by the names that filters use, such as a text or
   *     a number; copied
   */
  public static GrantedView of(Grant grant, Map<String, ?> attributes) {
    return new GrantedView(requireNonNull(grant, "grant"), Map.copyOf(attributes), new byte[0]);
  }

  /**
   * Returns this view with a key for its hash masks; without one they cannot be used.
   *
   * @param key secret, at least 16 bytes; copied
   * @throws IllegalArgumentException if it is shorter
   */
  public GrantedView withMaskKey(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a mask key has at least 16 bytes, not " + key.length);
    }
    return new GrantedView(grant, attributes, key.clone());
  }

  /** Returns what is granted. */
  public Grant grant() {
    return grant;
  }

  @Nullable Object attribute(String name) {
    return attributes.get(name);
  }

  /** Returns the keys of the hash masks; null if there is no key. */
  @Nullable MaskKeys maskKeys() {
    return maskKey.length == 0 ? null : new MaskKeys(maskKey);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof GrantedView that
            && hash == that.hash
            && grant.equals(that.grant)
            && attributes.equals(that.attributes)
            && Arrays.equals(maskKey, that.maskKey));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Shows what is granted; neither attributes nor the key. */
  @Override
  public String toString() {
    return "GrantedView[" + grant + "]";
  }
}
