package dev.querytool.vault;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a credential or the master key could not be stored or opened. */
public final class CredentialException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  CredentialException(String message, @Nullable Throwable cause) {
    super(ErrorCode.CREDENTIAL_ERROR, message, Map.of(), cause);
  }

  CredentialException(String message) {
    this(message, null);
  }

  static CredentialException notFound(String id) {
    return new CredentialException(
        "The user has no credential with the id '" + id + "'; list the user's credentials");
  }

  /** Says of a sub-key what {@link #doesNotDecrypt} says of a credential. */
  static CredentialException doesNotUnwrap(String purpose) {
    return new CredentialException(
        "The store's key for "
            + purpose
            + " does not unwrap: the master key is not the one it was wrapped with, or it was"
            + " changed or comes from another store; give the right key, or restore the file from a"
            + " backup");
  }

  /** The one message for every reason, so that it helps nobody who probes. */
  static CredentialException doesNotDecrypt(Credential credential) {
    return new CredentialException(
        "The credential '"
            + credential.id()
            + "' does not decrypt: the master key is not the one it was stored with, or the row,"
            + " its owner, its store or its use is another; give the right key, or store the"
            + " secret again");
  }
}
