package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * A credential to be stored in the vault. Owner, service and display name are trimmed.
 *
 * @param owner the uid of the user it belongs to
 * @param serviceName what it opens, such as {@code connection} or {@code openai}; 1 to 100
 *     characters
 * @param displayName its name for people; up to 100 characters, may be empty; unique among an
 *     owner's credentials of one service
 * @param value the secret itself, up to 65,536 bytes of UTF-8
 * @param binding what it may be used for, such as host, port, database, user and TLS mode of a
 *     connection; it is not stored, and opening the credential needs the same text again
 */
public record NewCredential(
    String owner, String serviceName, String displayName, Secret value, String binding) {

  private static final int LONGEST_NAME = 100;

  /**
   * Trims and checks the names.
   *
   * @throws ValidationException if a name is too long, or owner or service is blank
   */
  public NewCredential {
    owner = trimmed("owner", owner, 1);
    serviceName = trimmed("serviceName", serviceName, 1);
    displayName = trimmed("displayName", displayName, 0);
    requireNonNull(value, "value");
    requireNonNull(binding, "binding");
  }

  private static String trimmed(String what, String name, int shortest) {
    String text = requireNonNull(name, what).strip();
    int length = text.codePointCount(0, text.length());
    if (length < shortest || length > LONGEST_NAME) {
      throw new ValidationException(
          "A credential's "
              + what
              + " has "
              + length
              + " characters; give "
              + shortest
              + " to "
              + LONGEST_NAME);
    }
    return text;
  }
}
