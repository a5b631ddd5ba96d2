package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Borrows politely from an application's own data source, which it never closes. */
final class HostSource implements Lender {

  private final DataSource dataSource;
  private final Dialect dialect;
  private final ServerLimits limits;
  private final SessionZone zone;
  private volatile boolean closed;

  private HostSource(
      DataSource dataSource, Dialect dialect, ServerLimits limits, SessionZone zone) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.limits = limits;
    this.zone = zone;
  }

  static HostSource of(DataSource dataSource, Dialect dialect) {
    return of(dataSource, dialect, ServerLimits.DEFAULTS, SessionZone.UTC);
  }

  static HostSource of(
      DataSource dataSource, Dialect dialect, ServerLimits limits, SessionZone zone) {
    return new HostSource(dataSource, dialect, limits, zone);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  /** The application's own source decides for how long a borrower waits. */
  @Override
  public @Nullable ReadSession tryBorrow(SessionWait wait) {
    if (closed) {
      return null;
    }
    Connection connection = connection();
    try {
      return new HostSession(dialect, zone.id(), connection, begin(connection));
    } catch (SQLException e) {
      HostSession.giveBack(connection);
      throw unbound(e);
    } catch (RuntimeException | Error e) {
      HostSession.giveBack(connection);
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private HostSession.Undo begin(Connection connection) throws SQLException {
    return switch (dialect) {
      case SQLITE -> HostSqlite.begin(connection);
      case POSTGRES -> HostPostgres.begin(connection, limits, zone);
      case MYSQL, MARIADB -> HostMysql.begin(connection, dialect, limits, zone);
    };
  }

  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw failed("gave no connection", e);
    }
  }

  private ConnectionFailedException unbound(SQLException e) {
    return zone.refusal(e)
        .map(
            why ->
                new ConnectionFailedException(
                    FailureKind.UNKNOWN_ZONE,
                    "the server of the application's data source cannot be used: " + why,
                    e))
        .orElseGet(() -> failed("gave a connection that cannot be made read-only", e));
  }

  private static ConnectionFailedException failed(String what, SQLException e) {
    return new ConnectionFailedException(
        FailureKind.UNREACHABLE,
        "the application's data source "
            + what
            + " (SQLSTATE "
            + e.getSQLState()
            + ", error "
            + e.getErrorCode()
            + "); see the cause",
        e);
  }
}
