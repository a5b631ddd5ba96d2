package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A grant as it was given to an account or to one of its keys. Immutable. */
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

  /** Returns the id of the key that it narrows; empty if it is the account's own. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Returns the name of the connection. */
  public String connection() {
    return connection;
  }

  /**
   * Returns what may be seen; empty if nothing, because the connection has led elsewhere since or
   * is another one of the name, or because the stored grant was changed by others.
   */
  public Optional<Grant> grant() {
    return Optional.ofNullable(grant);
  }

  /** Shows whose it is, and of what. */
  @Override
  public String toString() {
    return "GivenGrant[" + owner + (keyId == null ? "" : ", key " + keyId) + ": " + grant + "]";
  }
}
