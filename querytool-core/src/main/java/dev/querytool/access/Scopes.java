package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an API key may do of all that its owner may do: everything, or what is listed. An empty list
 * allows nothing. Immutable.
 */
public final class Scopes {

  private static final int MOST = 200;
  private static final Scopes OF_OWNER = new Scopes(null);

  private final @Nullable List<Scope> listed;

  private Scopes(@Nullable List<Scope> listed) {
    this.listed = listed;
  }

  /** Allows whatever the owner may do, now and later. */
  public static Scopes ofOwner() {
    return OF_OWNER;
  }

  /** Allows nothing. */
  public static Scopes none() {
    return new Scopes(List.of());
  }

  /**
   * Allows what some texts say, such as {@code query:run:shop}.
   *
   * @throws ValidationException if one of them is not known, or there are more than 200
   */
  public static Scopes of(String... texts) {
    return of(Arrays.stream(texts).map(Scope::parse).toList());
  }

  /**
   * Allows what is listed.
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

  /** Reads stored scopes; what is not known is nothing that this version could allow. */
  static Scopes read(@Nullable List<String> texts) {
    return texts == null
        ? OF_OWNER
        : new Scopes(texts.stream().flatMap(text -> Scope.read(text).stream()).toList());
  }

  /** Tells whether the owner's rights are the only bound. */
  public boolean areOfOwner() {
    return listed == null;
  }

  /** Returns what is listed; empty if nothing is allowed or {@link #areOfOwner}. */
  public List<Scope> list() {
    return listed == null ? List.of() : listed;
  }

  /**
   * Tells whether something is within the scopes; the owner must be allowed to do it too.
   *
   * @param connection on which connection; empty if on none
   */
  public boolean allow(Permission permission, String connection) {
    requireNonNull(permission, "permission");
    requireNonNull(connection, "connection");
    return listed == null
        || listed.stream().anyMatch(scope -> scope.allows(permission, connection));
  }

  /** Compares what is listed, in its order. */
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
