package dev.querytool.access;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Signals that an account or key does not exist, or is not in a state that allows the change. */
public final class AccountException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private AccountException(ErrorCode code, String message, Map<String, ?> details) {
    super(code, message, details, null);
  }

  static AccountException unknown(String uid) {
    return new AccountException(
        ErrorCode.NOT_FOUND,
        "There is no account with the uid '" + uid + "'; list the accounts",
        Map.of("uid", uid));
  }

  static AccountException unknownKey(String id) {
    return new AccountException(
        ErrorCode.NOT_FOUND,
        "The user has no API key with the id '" + id + "'; list the keys",
        Map.of("id", id));
  }

  static AccountException unknownConnection(String name) {
    String shown = Username.shown(name);
    return new AccountException(
        ErrorCode.NOT_FOUND,
        "There is no connection '" + shown + "' to give a grant on; register it first",
        Map.of("connection", shown));
  }

  static AccountException leadsElsewhere(String connection) {
    return new AccountException(
        ErrorCode.CONFLICT,
        "The connection '"
            + connection
            + "' leads elsewhere in this process than the store says, so it is not certain what"
            + " would be granted; reopen the tool, check where it leads, then grant",
        Map.of("connection", connection));
  }

  static AccountException taken(String username) {
    return new AccountException(
        ErrorCode.CONFLICT,
        "The name '" + username + "' is taken; choose another",
        Map.of("username", username));
  }

  static AccountException lastAdmin(String username) {
    return new AccountException(
        ErrorCode.CONFLICT,
        "'" + username + "' is the last administrator who can log in; make another one first",
        Map.of("username", username));
  }

  static AccountException defaultUser(String task) {
    return new AccountException(
        ErrorCode.CONFLICT,
        "The user of single-user mode " + task,
        Map.of("uid", Caller.DEFAULT_UID));
  }
}
