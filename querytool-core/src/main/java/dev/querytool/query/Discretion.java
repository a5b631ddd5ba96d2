package dev.querytool.query;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.catalog.MetadataReadException;
import dev.querytool.connection.ConnectionFailedException;

/**
 * What a caller is told about a failure. Where a database is, and what it said when it was opened,
 * is only for those who administer connections.
 */
record Discretion(CallerRights rights, String connection) {

  /** Returns the failure as its caller may hear of it. */
  RuntimeException told(RuntimeException failure) {
    if (failure instanceof ConnectionFailedException unopened && !mayKnow()) {
      return unopened.withoutPlace(connection);
    }
    return failure instanceof MetadataReadException unread && !mayKnow()
        ? unread.withoutReason(connection)
        : failure;
  }

  private boolean mayKnow() {
    try {
      return rights.allow(Permission.CONNECTIONS_WRITE, "");
    } catch (RuntimeException unknown) {
      return false;
    }
  }
}
