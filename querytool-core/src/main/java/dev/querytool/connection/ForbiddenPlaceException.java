package dev.querytool.connection;

import java.net.ConnectException;

/** Signals that a policy does not let a session be opened; its text is for the log alone. */
final class ForbiddenPlaceException extends ConnectException {

  private static final long serialVersionUID = 1L;

  ForbiddenPlaceException(String message) {
    super(message);
  }
}
