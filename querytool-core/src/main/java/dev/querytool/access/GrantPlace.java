package dev.querytool.access;

import static java.util.Objects.requireNonNull;

/**
 * The connection that a grant is for: which one it is, and where it leads.
 *
 * @param connectionId the id of the connection
 * @param connection the name of the connection as it is registered
 * @param leadsTo where it leads and what a server must prove there, as one text
 */
public record GrantPlace(long connectionId, String connection, String leadsTo) {

  /** Checks that all is there. */
  public GrantPlace {
    requireNonNull(connection, "connection");
    requireNonNull(leadsTo, "leadsTo");
  }

  /** Shows which connection it is. */
  @Override
  public String toString() {
    return "GrantPlace[" + connection + "]";
  }
}
