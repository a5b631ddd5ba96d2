package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The description of a stored credential, without the secret.
 *
 * @param id its id
 * @param owner the uid of the user it belongs to
 * @param serviceName what it opens
 * @param displayName its name for people; may be empty
 * @param hint the first and last characters of a long secret; nothing of one under 16 characters
 * @param createdAt when it was stored
 */
public record Credential(
    String id,
    String owner,
    String serviceName,
    String displayName,
    CredentialHint hint,
    Instant createdAt) {

  /** Checks that every part is there. */
  public Credential {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(serviceName, "serviceName");
    requireNonNull(displayName, "displayName");
    requireNonNull(hint, "hint");
    requireNonNull(createdAt, "createdAt");
  }
}
