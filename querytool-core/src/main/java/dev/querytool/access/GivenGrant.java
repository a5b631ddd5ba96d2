package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A grant, with the account or key it was given to. Immutable. */
public final class GivenGrant {

  private final String owner;
  private final @Nullable String keyId;
  private final String connection;
  private final @Nullable Grant grant;

  GivenGrant(String owner, @Nullable String keyId, String connection, @Nullable Grant grant) {
    this.owner = requireNonNull(owner, "owner");
    this.keyId = keyId;
    this.connection = requireNonNull(connection, "connection");
    this.grant = grant;
  }

  /** Returns the uid of the account. */
  public String owner() {
    return owner;
  }

  /** Returns the id of the key it was given to; empty if it is the account's own. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Returns the name of the connection. */
  public String connection() {
    return connection;
  }

  /**
   * Returns what may be seen; empty if the grant has lapsed, because the connection leads elsewhere
   * since or is another one of the same name, or because the stored grant was tampered with.
   */
  public Optional<Grant> grant() {
    return Optional.ofNullable(grant);
  }

  /** Shows whose grant it is, and on which connection. */
  @Override
  public String toString() {
    return "GivenGrant[" + owner + (keyId == null ? "" : ", key " + keyId) + ": " + grant + "]";
  }
}
