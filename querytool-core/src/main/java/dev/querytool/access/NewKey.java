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
   * Describes a key that allows nothing yet and never ends.
   *
   * @param owner the uid of the account whose rights bound it
   */
  public static NewKey of(String owner) {
    return new NewKey(requireNonNull(owner, "owner"), "", Scopes.none(), Map.of(), null);
  }

  /**
   * Sets how a person calls it.
   *
   * @throws ValidationException if it has not 1 to 100 characters
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
   * Sets what the row filters of its own grants may be about. What is known of its owner under the
   * same name goes before it.
   *
   * @throws ValidationException if a value cannot be bound
   */
  public NewKey attributes(Map<String, ?> values) {
    return new NewKey(owner, name, scopes, Attributes.checked(values), expiresAt);
  }

  /** Sets from when on it is not valid. */
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

  /** Returns what is known of it. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Returns when it ends, if it does. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
