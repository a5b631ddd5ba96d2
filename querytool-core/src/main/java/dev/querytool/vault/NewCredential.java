package dev.querytool.vault;

/**
 * A credential on its way into the vault.
 *
 * @param owner the uid of the user it belongs to
 * @param serviceName what it opens, such as {@code connection} or {@code openai}; 1 to 100
 *     characters
 * @param displayName how a person calls it; up to 100 characters, may be empty
 * @param value the secret itself
 * @param binding what it may be used for, such as host, port, database, user and TLS mode of a
 *     connection; it is not stored, and opening the credential needs the same text again
 */
public record NewCredential(
    String owner, String serviceName, String displayName, Secret value, String binding) {}
