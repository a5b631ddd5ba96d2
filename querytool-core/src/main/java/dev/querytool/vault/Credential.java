package dev.querytool.vault;

import java.time.Instant;

/**
 * The description of a stored credential, without the secret.
 *
 * @param id its id
 * @param owner the uid of the user it belongs to
 * @param serviceName what it opens
 * @param displayName how a person calls it; may be empty
 * @param hint the first and last characters of a long secret, all stars for one under 16 characters
 * @param createdAt when it was stored
 */
public record Credential(
    String id,
    String owner,
    String serviceName,
    String displayName,
    String hint,
    Instant createdAt) {}
