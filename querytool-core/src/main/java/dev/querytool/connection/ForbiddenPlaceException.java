package dev.querytool.connection;

import java.net.ConnectException;

/** Signals that a policy forbids opening a session; its message is only for the log. */
final class ForbiddenPlaceException extends ConnectException {

  private static final long serialVersionUID = 1L;

  ForbiddenPlaceException(String message) {
    super(message);
  }
}
