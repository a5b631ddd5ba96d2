package dev.querytool.query;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.connection.ConnectionFailedException;

/**
 * What a caller is told of a failure: where a database lies, and what it said when it was opened,
 * is for those who administer connections.
 */
record Discretion(CallerRights rights, String connection) {

  /** Returns the failure as its caller may hear of it. */
  RuntimeException told(RuntimeException failure) {
    return failure instanceof ConnectionFailedException unopened && !mayKnow()
        ? unopened.withoutPlace(connection)
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
