package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Grant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may see of a connection: the grants, the caller's attributes that their filters
 * use, and the key of their hash masks. Several grants narrow one another. Immutable; equal views
 * get equal answers.
 */
public final class GrantedView {

  private final List<Part> parts;
  private final byte[] maskKey;
  private final int hash;

  /** A grant and what its filters bind. */
  private record Part(Grant grant, Map<String, Object> attributes) {}

  private GrantedView(List<Part> parts, byte[] maskKey) {
    this.parts = List.copyOf(parts);
    this.maskKey = maskKey;
    this.hash = 31 * this.parts.hashCode() + Arrays.hashCode(maskKey);
  }

  /**
   * Returns the view of a caller.
   *
   * @param attributes the caller's attributes by the names that filters use, such as texts or
   *     numbers; copied
   */
  public static GrantedView of(Grant grant, Map<String, ?> attributes) {
    return new GrantedView(List.of(part(grant, attributes)), new byte[0]);
  }

  /**
   * Returns the view of a caller to whom several grants apply at once, each with its own
   * attributes. No grants at all, or only grants of everything, show everything.
   */
  public static GrantedView of(List<BoundGrant> grants) {
    return new GrantedView(
        grants.stream()
            .filter(bound -> !bound.grant().isEverything())
            .map(bound -> part(bound.grant(), bound.attributes()))
            .toList(),
        new byte[0]);
  }

  /**
   * Returns this view narrowed by another grant, such as that of an API key: what both allow is
   * seen, and the rows that both filters let through. A column that they mask differently is NULL.
   *
   * @param attributes the attributes that the filters of the other grant use; copied
   */
  public GrantedView and(Grant other, Map<String, ?> attributes) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part(other, attributes));
    return new GrantedView(more, maskKey);
  }

  /**
   * Returns this view with a key for its hash masks, which cannot be used without one.
   *
   * @param key secret, at least 16 bytes; copied
   * @throws IllegalArgumentException if it is shorter
   */
  public GrantedView withMaskKey(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a mask key has at least 16 bytes, not " + key.length);
    }
    return new GrantedView(parts, key.clone());
  }

  private static Part part(Grant grant, Map<String, ?> attributes) {
    return new Part(requireNonNull(grant, "grant"), Map.copyOf(attributes));
  }

  /** Tells whether everything that the connection shows is seen. */
  public boolean isEverything() {
    return parts.stream().allMatch(part -> part.grant().isEverything());
  }

  /** Tells whether a hash mask is among the grants, so that a key is needed. */
  public boolean isHashing() {
    return parts.stream().anyMatch(part -> part.grant().isHashing());
  }

  /** Returns the grants, each of which narrows the others. */
  List<Grant> grants() {
    return parts.stream().map(Part::grant).toList();
  }

  /** Returns an attribute that a filter of a grant names, by the grant's place; null if unknown. */
  @Nullable Object attribute(int grant, String name) {
    return parts.get(grant).attributes().get(name);
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
            && parts.equals(that.parts)
            && Arrays.equals(maskKey, that.maskKey));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Shows what is granted, but neither attributes nor the key. */
  @Override
  public String toString() {
    return "GrantedView" + grants();
  }
}
