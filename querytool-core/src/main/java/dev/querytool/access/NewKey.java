package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An API key to be issued. Immutable: each call returns a changed copy. */
public final class NewKey {

  private static final int LONGEST_NAME = 100;

  private final String owner;
  private final String name;
  private final Scopes scopes;
  private final Map<String, Object> attributes;
  private final @Nullable Instant expiresAt;

  private NewKey(
      String owner,
      String name,
      Scopes scopes,
      Map<String, Object> attributes,
      @Nullable Instant expiresAt) {
    this.owner = owner;
    this.name = name;
    this.scopes = scopes;
    this.attributes = attributes;
    this.expiresAt = expiresAt;
  }

  /**
   * Describes a key that allows nothing yet and never expires.
   *
   * @param owner the uid of the account whose rights limit it
   */
  public static NewKey of(String owner) {
    return new NewKey(requireNonNull(owner, "owner"), "", Scopes.none(), Map.of(), null);
  }

  /**
   * Sets its name.
   *
   * @throws ValidationException if the name does not have 1 to 100 characters
   */
  public NewKey name(String value) {
    String text = value.strip();
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > LONGEST_NAME) {
      throw new ValidationException(
          "a key's name has 1 to " + LONGEST_NAME + " characters, not " + length);
    }
    return new NewKey(owner, text, scopes, attributes, expiresAt);
  }

  /** Sets what it allows. */
  public NewKey scopes(Scopes value) {
    return new NewKey(owner, name, requireNonNull(value, "scopes"), attributes, expiresAt);
  }

  /**
   * Sets values that the row filters of its own grants may refer to. A value of its owner under the
   * same name takes precedence.
   *
   * @throws ValidationException if a value cannot be bound
   */
  public NewKey attributes(Map<String, ?> values) {
    return new NewKey(owner, name, scopes, Attributes.checked(values), expiresAt);
  }

  /** Sets when it expires. */
  public NewKey expiresAt(Instant time) {
    return new NewKey(owner, name, scopes, attributes, requireNonNull(time, "time"));
  }

  /** Returns the uid of its owner. */
  public String owner() {
    return owner;
  }

  /** Returns its name; may be empty. */
  public String name() {
    return name;
  }

  /** Returns what it allows. */
  public Scopes scopes() {
    return scopes;
  }

  /** Returns the values that the row filters of its own grants may refer to. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Returns when it expires, if it does. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
