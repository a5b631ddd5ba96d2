package dev.querytool.access;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/**
 * Signals that a name with its password, or a key, is not valid, or that a caller authenticated
 * earlier is no longer valid.
 */
public final class AuthenticationException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private AuthenticationException(String message) {
    super(ErrorCode.AUTHENTICATION_FAILED, message, Map.of(), null);
  }

  /** The one message for an unknown name, a wrong password and a disabled account. */
  static AuthenticationException password() {
    return new AuthenticationException(
        "Name and password do not belong to an account that may log in; check both");
  }

  /**
   * The one message for a key that is malformed, unknown, revoked or expired, or whose owner is
   * disabled.
   */
  static AuthenticationException key() {
    return new AuthenticationException(
        "The API key is not valid: it is mistyped, unknown, revoked or expired, or its owner is"
            + " disabled; issue another");
  }

  static AuthenticationException ended() {
    return new AuthenticationException(
        "The caller is no longer valid: the account was disabled or deleted, its password was"
            + " changed, or the key was revoked or has expired; authenticate again");
  }
}
