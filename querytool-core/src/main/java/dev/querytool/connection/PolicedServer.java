package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sessions of a server as far as a policy allows. Whatever fails before a database has
 * answered gives the same error, so that it does not reveal what runs where.
 */
final class PolicedServer extends ForwardingOpener {

  private static final Logger LOG = LoggerFactory.getLogger(PolicedServer.class);
  private static final String SOCKETS = "dev.querytool.connection.";
  private static final int DEEPEST_CAUSE = 20;
  private static final Set<FailureKind> BEFORE_AN_ANSWER =
      EnumSet.of(
          FailureKind.UNKNOWN_HOST,
          FailureKind.REFUSED,
          FailureKind.NO_ANSWER,
          FailureKind.UNREACHABLE);

  private final ServerAddress server;

  PolicedServer(SessionOpener opener, ServerAddress server) {
    super(opener);
    this.server = server;
  }

  /**
   * Binds a driver to the places that a policy allows.
   *
   * @throws SQLException if the policy refuses one of them
   */
  static void bind(Properties told, ServerAddress server, Dialect dialect, ServerPolicy policy)
      throws SQLException {
    String places;
    try {
      places = policy.judged(server).toString();
    } catch (ForbiddenPlaceException e) {
      throw new SQLException(e.getMessage(), "08001", e);
    }
    boolean postgres = dialect == Dialect.POSTGRES;
    told.setProperty("socketFactory", SOCKETS + (postgres ? "PostgresSockets" : "MysqlSockets"));
    told.setProperty(postgres ? "socketFactoryArg" : JudgedPlaces.PROPERTY, places);
  }

  @Override
  public Connection open() throws SQLException {
    try {
      return opener.open();
    } catch (SQLException e) {
      if (BEFORE_AN_ANSWER.contains(opener.explain(e).kind())) {
        throw unreachable(e);
      }
      throw e;
    }
  }

  private String forLog(SQLException failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof ForbiddenPlaceException) {
        return String.valueOf(cause.getMessage());
      }
      cause = cause.getCause();
    }
    return opener.explain(failure).text();
  }

  private ConnectionFailedException unreachable(SQLException why) {
    String places = server.places();
    LOG.warn("no session of {} under the policy: {}", places, forLog(why));
    LOG.debug("what stood against a session of {}", places, why);
    return new ConnectionFailedException(
        FailureKind.UNREACHABLE,
        "cannot connect to '"
            + places
            + "': it may not be reached, or nothing answers there; check host and port, and ask"
            + " who runs this application which servers are allowed");
  }
}
