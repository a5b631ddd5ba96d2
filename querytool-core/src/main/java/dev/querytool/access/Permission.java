package dev.querytool.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may be permitted to do. */
public enum Permission {
  /** Run, stream, start, explain and check queries on a connection. */
  QUERY_RUN("query:run", true, false),
  /** Ask a connection in human language. */
  QUERY_NATURAL("query:natural", true, false),
  /** Read a connection's catalogue. */
  CATALOG_READ("catalog:read", true, false),
  /** Change a connection's catalogue: set Chinese names and notes, and refresh it. */
  CATALOG_ANNOTATE("catalog:annotate", true, true),
  /** List connections and see whether they answer. */
  CONNECTIONS_READ("connections:read", false, false),
  /** Register, change and remove connections. */
  CONNECTIONS_WRITE("connections:write", false, true),
  /** Administer accounts, their keys and grants. */
  USERS_ADMIN("users:admin", false, true),
  /**
   * Read the history of everyone's queries, including the SQL that was run for them, which contains
   * the filters of their grants, whatever the reader's own grants show.
   */
  HISTORY_READ("history:read", false, true),
  /** Read the history of one's own queries. */
  HISTORY_OWN("history:own", false, false),
  /** Keep and use one's own credentials. */
  CREDENTIALS_OWN("credentials:own", false, false);

  private final String text;
  private final boolean onConnection;
  private final boolean ofAdmins;

  Permission(String text, boolean onConnection, boolean ofAdmins) {
    this.text = text;
    this.onConnection = onConnection;
    this.ofAdmins = ofAdmins;
  }

  /** Returns the text with which a scope of this permission begins, such as {@code query:run}. */
  public String text() {
    return text;
  }

  /** Tells whether it is given per connection, or for all with {@code *}. */
  public boolean isOnConnection() {
    return onConnection;
  }

  /** Tells whether only administrators have it. */
  public boolean isOfAdmins() {
    return ofAdmins;
  }

  static Optional<Permission> of(String text) {
    return Arrays.stream(values()).filter(known -> known.text.equals(text)).findFirst();
  }
}
