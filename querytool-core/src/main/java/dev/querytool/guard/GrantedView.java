package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Grant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may see of a connection: what each of some grants shows, with the attributes that
 * the filters of each are about, and the key of the hash masks. Immutable; equal views get equal
 * answers.
 */
public final class GrantedView {

  private final List<Grant> grants;
  private final List<Map<String, Object>> attributes;
  private final byte[] maskKey;
  private final int hash;

  private GrantedView(
      List<Grant> grants, List<Map<String, Object>> attributes, byte[] maskKey) {
    this.grants = grants;
    this.attributes = attributes;
    this.maskKey = maskKey;
    this.hash = 31 * (31 * grants.hashCode() + attributes.hashCode()) + Arrays.hashCode(maskKey);
  }

  /**
   * Returns the view of a caller who has one grant.
   *
   * @param attributes what is known of the caller, by the names that filters use, such as a text or
   *     a number; copied
   */
  public static GrantedView of(Grant grant, Map<String, ?> attributes) {
    return of(List.of(new BoundGrant(grant, Map.copyOf(attributes), 0)));
  }

  /**
   * Returns the view of a caller for whom several grants hold at once. A table is seen if each of
   * them shows it, of its columns those that each shows, of its rows those for which each filter
   * holds. A column that two of them mask differently shows nothing.
   *
   * @param grants none of them, like none but such as show everything, is the view of all
   */
  public static GrantedView of(List<BoundGrant> grants) {
    List<BoundGrant> narrow =
        grants.stream().filter(bound -> !bound.grant().isEverything()).toList();
    return new GrantedView(
        narrow.stream().map(BoundGrant::grant).toList(),
        narrow.stream().map(bound -> Map.copyOf(bound.attributes())).toList(),
        new byte[0]);
  }

  /**
   * Returns this view with a key for its hash masks; without one they cannot be used.
   *
   * @param key secret, at least 16 bytes; copied
   * @throws IllegalArgumentException if it is shorter
   */
  public GrantedView withMaskKey(byte[] key) {
    if (requireNonNull(key, "key").length < 16) {
      throw new IllegalArgumentException("a mask key has at least 16 bytes, not " + key.length);
    }
    return new GrantedView(grants, attributes, key.clone());
  }

  /** Tells whether all that the connection shows is seen. */
  public boolean isEverything() {
    return grants.isEmpty();
  }

  /** Returns the grants that narrow the view, all of which hold. */
  List<Grant> grants() {
    return grants;
  }

  /** Returns the value of an attribute; null if the caller does not have it. */
  @Nullable Object value(FilterAttribute attribute) {
    return attributes.get(attribute.grant()).get(attribute.name());
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
            && grants.equals(that.grants)
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
    return "GrantedView" + grants;
  }
}
