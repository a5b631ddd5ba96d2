package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * An account, without its password.
 *
 * @param uid its id, which never changes
 * @param username the name its owner logs in with
 * @param admin whether it is an administrator's account, which may do everything
 * @param disabled whether nobody can log in with it
 * @param attributes values that row filters may refer to, such as {@code region}
 * @param createdAt when it was registered
 * @param updatedAt when it was last changed
 */
public record Account(
    String uid,
    String username,
    boolean admin,
    boolean disabled,
    Map<String, Object> attributes,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Checks that all is there.
   *
   * @throws dev.querytool.error.ValidationException if an attribute cannot be bound
   */
  public Account {
    requireNonNull(uid, "uid");
    requireNonNull(username, "username");
    attributes = Attributes.checked(attributes);
    requireNonNull(createdAt, "createdAt");
    requireNonNull(updatedAt, "updatedAt");
  }
}
