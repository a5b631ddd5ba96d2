package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a database user may do beyond reading.
 *
 * @param code the kind of thing
 * @param text what exactly, in the server's own terms
 */
public record PrivilegeFinding(PrivilegeCode code, String text) {

  /** Checks that both are there. */
  public PrivilegeFinding {
    requireNonNull(code, "code");
    requireNonNull(text, "text");
  }
}
