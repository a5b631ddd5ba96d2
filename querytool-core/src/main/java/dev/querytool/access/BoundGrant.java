package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A grant that applies to a call, with the values that its row filters refer to.
 *
 * @param grant what may be seen
 * @param attributes the values of {@code :name} in its row filters: those of the account for the
 *     account's own grant, together with those of the key for the key's
 * @param version a number that differs after every change
 */
public record BoundGrant(Grant grant, Map<String, Object> attributes, long version) {

  /** Checks that all is there. */
  public BoundGrant {
    requireNonNull(grant, "grant");
    requireNonNull(attributes, "attributes");
  }

  /** Tells whether this shows the same as another one, which may be the same grant given again. */
  public boolean showsTheSameAs(BoundGrant other) {
    boolean filtered = grant.tables().stream().anyMatch(table -> table.rows().isPresent());
    return grant.equals(other.grant) && (!filtered || attributes.equals(other.attributes));
  }

  /** Shows the grant and its version. */
  @Override
  public String toString() {
    return "BoundGrant[" + grant + ", version " + version + "]";
  }
}
