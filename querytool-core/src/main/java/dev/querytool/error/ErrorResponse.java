package dev.querytool.error;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * An error as an application may send it to its own clients.
 *
 * @param error the stable code, the name of an {@link ErrorCode}
 * @param message one sentence for a person, in the requested language
 * @param detail what a program needs: {@code reason} (the English message), and line, column, rule
 *     or candidates where they are known; never a secret; empty if the store failed or is busy
 */
public record ErrorResponse(String error, String message, Map<String, Object> detail) {

  /** Copies the details. */
  public ErrorResponse {
    requireNonNull(error, "error");
    requireNonNull(message, "message");
    detail = Map.copyOf(detail);
  }
}
