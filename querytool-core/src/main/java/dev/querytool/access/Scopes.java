package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of its owner's rights an API key has: all of them, or those that are listed. An empty list
 * allows nothing. Immutable.
 */
public final class Scopes {

  private static final int MOST = 200;
  private static final Scopes OF_OWNER = new Scopes(null);

  private final @Nullable List<Scope> listed;

  private Scopes(@Nullable List<Scope> listed) {
    this.listed = listed;
  }

  /** Returns scopes that allow whatever the owner may do, now and later. */
  public static Scopes ofOwner() {
    return OF_OWNER;
  }

  /** Returns scopes that allow nothing. */
  public static Scopes none() {
    return new Scopes(List.of());
  }

  /**
   * Returns scopes by their texts, such as {@code query:run:shop}.
   *
   * @throws ValidationException if one of them is unknown, or there are more than 200
   */
  public static Scopes of(String... texts) {
    return of(Arrays.stream(texts).map(Scope::parse).toList());
  }

  /**
   * Returns scopes that allow what is listed.
   *
   * @throws ValidationException if there are more than 200
   */
  public static Scopes of(Collection<Scope> scopes) {
    if (scopes.size() > MOST) {
      throw new ValidationException(
          "a key has at most " + MOST + " scopes, not " + scopes.size() + "; use '*' for some");
    }
    return new Scopes(scopes.stream().distinct().toList());
  }

  /** Parses stored scopes; unknown ones are skipped, since this version could not allow them. */
  static Scopes read(@Nullable List<String> texts) {
    return texts == null
        ? OF_OWNER
        : new Scopes(texts.stream().flatMap(text -> Scope.read(text).stream()).toList());
  }

  /** Tells whether the owner's rights are the only limit. */
  public boolean areOfOwner() {
    return listed == null;
  }

  /** Returns what is listed; empty if nothing is allowed or {@link #areOfOwner}. */
  public List<Scope> list() {
    return listed == null ? List.of() : listed;
  }

  /**
   * Tells whether the scopes include a permission; the owner must have it too.
   *
   * @param connection on which connection; empty if on none
   */
  public boolean allow(Permission permission, String connection) {
    requireNonNull(permission, "permission");
    requireNonNull(connection, "connection");
    return listed == null
        || listed.stream().anyMatch(scope -> scope.allows(permission, connection));
  }

  /** Compares the lists, including their order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scopes scopes && Objects.equals(listed, scopes.listed);
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return Objects.hashCode(listed);
  }

  /** Shows the texts. */
  @Override
  public String toString() {
    return listed == null ? "Scopes[of the owner]" : "Scopes" + listed;
  }
}
