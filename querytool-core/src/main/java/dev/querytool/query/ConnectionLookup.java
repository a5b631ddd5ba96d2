package dev.querytool.query;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;

/** Finds connections by the names that callers ask for, without telling what they may not know. */
final class ConnectionLookup {

  private final ConnectionSessions sessions;

  ConnectionLookup(ConnectionSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Returns the name under which to go on: as it is registered, for a caller who may use the
   * connection. One of several callers is not told here that a connection does not exist or may not
   * be used: that is found out when it is used, where both read the same and the attempt is
   * recorded.
   */
  String find(String asked, CallerRights rights) {
    boolean alone = rights.caller().isDefaultUser();
    try {
      String name = sessions.connection(asked).name();
      return alone || name.equals(asked) || maySee(rights, asked) ? name : asked;
    } catch (ConnectionNotFoundException missing) {
      if (alone) {
        throw missing;
      }
      return AskedName.bounded(asked);
    } catch (QueryToolException failed) {
      throw brokenOff(failed) ? interrupted(asked, failed) : failed;
    }
  }

  private static boolean maySee(CallerRights rights, String connection) {
    try {
      rights.require(Permission.QUERY_RUN, connection);
      rights.grantsOn(connection);
      return true;
    } catch (AccessDeniedException | AuthenticationException denied) {
      return false;
    }
  }

  private static boolean brokenOff(QueryToolException failed) {
    return failed.code() == ErrorCode.STORE_ERROR && Thread.currentThread().isInterrupted();
  }

  private static QueryToolException interrupted(String name, QueryToolException failed) {
    return new QueryCancelledException(
        "looking for '" + name + "' was stopped: " + StopReason.INTERRUPTED.words(),
        Map.of("connection", name, "reason", StopReason.INTERRUPTED.words()),
        failed);
  }
}
