package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that an API key may do, such as {@code query:run:shop} or {@code connections:read}.
 *
 * @param permission what may be done
 * @param target the connection, {@code *} for every one, or empty if the permission is not about
 *     one connection
 */
public record Scope(Permission permission, String target) {

  private static final String EVERY = "*";
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final int LONGEST_SHOWN = 40;

  /**
   * Checks that there is a target exactly where one is needed.
   *
   * @throws ValidationException if the target is neither a possible connection name nor {@code *}
   */
  public Scope {
    requireNonNull(permission, "permission");
    requireNonNull(target, "target");
    if (!isTarget(permission, target)) {
      throw new ValidationException(
          permission.isOnConnection()
              ? "the scope '"
                  + permission.text()
                  + "' needs a connection's name or '*' after a colon, not "
                  + shown(target)
              : "the scope '" + permission.text() + "' has nothing behind it");
    }
  }

  /** Returns a scope that is not about one connection. */
  public static Scope of(Permission permission) {
    return new Scope(permission, "");
  }

  /** Returns a scope on one connection, or with {@code *} on every one. */
  public static Scope on(Permission permission, String connection) {
    return new Scope(permission, connection);
  }

  /**
   * Parses a scope.
   *
   * @throws ValidationException if the text is not a known scope; the message lists those that are
   */
  public static Scope parse(String text) {
    requireNonNull(text, "text");
    Permission permission =
        Permission.of(head(text))
            .orElseThrow(
                () ->
                    new ValidationException(
                        "the scope "
                            + shown(text)
                            + " is not known; use one of "
                            + Arrays.stream(Permission.values())
                                .map(Scope::example)
                                .collect(Collectors.joining(", "))));
    if (text.length() == permission.text().length()) {
      return new Scope(permission, "");
    }
    if (!permission.isOnConnection() || text.endsWith(":")) {
      throw new ValidationException(
          "the scope " + shown(text) + " is not known; write " + example(permission));
    }
    return new Scope(permission, text.substring(permission.text().length() + 1));
  }

  /** Parses a stored scope, which may have been written by another version of this library. */
  static Optional<Scope> read(String text) {
    try {
      return Optional.of(parse(text));
    } catch (ValidationException unknown) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether this scope allows something.
   *
   * @param wanted what is to be done
   * @param connection on which connection, equal without regard to ASCII case; empty if on none
   */
  public boolean allows(Permission wanted, String connection) {
    return permission == wanted
        && (!wanted.isOnConnection()
            || target.equals(EVERY)
            || (CONNECTION.matcher(connection).matches() && target.equalsIgnoreCase(connection)));
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return target.isEmpty() ? permission.text() : permission.text() + ":" + target;
  }

  private static String head(String text) {
    int second = text.indexOf(':', text.indexOf(':') + 1);
    return second < 0 ? text : text.substring(0, second);
  }

  private static boolean isTarget(Permission permission, String target) {
    return permission.isOnConnection()
        ? target.equals(EVERY) || CONNECTION.matcher(target).matches()
        : target.isEmpty();
  }

  private static String example(Permission permission) {
    return permission.isOnConnection()
        ? permission.text() + ":NAME, " + permission.text() + ":*"
        : permission.text();
  }

  private static String shown(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return printable.length() <= LONGEST_SHOWN
        ? "'" + printable + "'"
        : "'" + printable.substring(0, LONGEST_SHOWN) + "…'";
  }
}
