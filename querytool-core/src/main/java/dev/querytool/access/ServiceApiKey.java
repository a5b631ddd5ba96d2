package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The description of an API key, without the secret. Immutable. */
public final class ServiceApiKey {

  private final String id;
  private final String owner;
  private final String name;
  private final Scopes scopes;
  private final Map<String, Object> attributes;
  private final Instant createdAt;
  private final @Nullable Instant expiresAt;
  private final @Nullable Instant revokedAt;
  private final @Nullable Instant lastUsedAt;

  private ServiceApiKey(Builder builder) {
    this.id = builder.id;
    this.owner = builder.owner;
    this.name = builder.name;
    this.scopes = builder.scopes;
    this.attributes = Attributes.checked(builder.attributes);
    this.createdAt = builder.createdAt;
    this.expiresAt = builder.expiresAt;
    this.revokedAt = builder.revokedAt;
    this.lastUsedAt = builder.lastUsedAt;
  }

  /** Starts the description of a stored key. */
  public static Builder builder(String id, String owner, Instant createdAt) {
    return new Builder(id, owner, createdAt);
  }

  /** Returns its id, which is the beginning of the key's text and not secret. */
  public String id() {
    return id;
  }

  /** Returns the uid of the account whose rights it has. */
  public String owner() {
    return owner;
  }

  /** Returns its name; may be empty. */
  public String name() {
    return name;
  }

  /** Returns the beginning of the key's text, to recognise it by; not secret. */
  public String prefix() {
    return KeyText.prefix(id);
  }

  /** Returns what it allows. */
  public Scopes scopes() {
    return scopes;
  }

  /**
   * Returns the values that the row filters of its own grants may refer to, besides those of its
   * owner.
   */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Returns when it was issued. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when it expires, if it does. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** Returns when it was revoked, if it was. */
  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** Returns when it was last used to authenticate, to the minute; empty if it never was. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  boolean isOverAt(Instant time) {
    return revokedAt != null || (expiresAt != null && !time.isBefore(expiresAt));
  }

  /** Shows the id and the name. */
  @Override
  public String toString() {
    return "ServiceApiKey[" + id + ", " + name + "]";
  }

  /** Collects the parts of a description. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private final String owner;
    private final Instant createdAt;
    private String name = "";
    private Scopes scopes = Scopes.none();
    private Map<String, ?> attributes = Map.of();
    private @Nullable Instant expiresAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant lastUsedAt;

    private Builder(String id, String owner, Instant createdAt) {
      this.id = requireNonNull(id, "id");
      this.owner = requireNonNull(owner, "owner");
      this.createdAt = requireNonNull(createdAt, "createdAt");
    }

    /** Sets its name; empty by default. */
    public Builder name(String value) {
      name = requireNonNull(value, "name");
      return this;
    }

    /** Sets what it allows; nothing by default. */
    public Builder scopes(Scopes value) {
      scopes = requireNonNull(value, "scopes");
      return this;
    }

    /** Sets the values that the row filters of its own grants may refer to; none by default. */
    public Builder attributes(Map<String, ?> value) {
      attributes = requireNonNull(value, "attributes");
      return this;
    }

    /** Sets when it expires; null for never. */
    public Builder expiresAt(@Nullable Instant value) {
      expiresAt = value;
      return this;
    }

    /** Sets when it was revoked; null if it was not. */
    public Builder revokedAt(@Nullable Instant value) {
      revokedAt = value;
      return this;
    }

    /** Sets when it was last used; null for never. */
    public Builder lastUsedAt(@Nullable Instant value) {
      lastUsedAt = value;
      return this;
    }

    /**
     * Builds the description.
     *
     * @throws dev.querytool.error.ValidationException if an attribute cannot be bound
     */
    public ServiceApiKey build() {
      return new ServiceApiKey(this);
    }
  }
}
