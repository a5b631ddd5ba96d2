package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A grant that holds for a call, with what its row filters are about.
 *
 * @param grant what may be seen
 * @param attributes the values of {@code :name} in its row filters: those of the account for the
 *     account's own grant, and those of the key beside them for the key's
 * @param version another number after every change
 */
public record BoundGrant(Grant grant, Map<String, Object> attributes, long version) {

  /** Checks that all is there. */
  public BoundGrant {
    requireNonNull(grant, "grant");
    requireNonNull(attributes, "attributes");
  }

  /**
   * Tells whether this shows what another one shows: it may have been given again in the same
   * words.
   */
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
