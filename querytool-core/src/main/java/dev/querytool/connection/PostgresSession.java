package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Opens sessions of PostgreSQL that begin read-only and bounded: the server learns it while they
 * start, so that a query costs no round trip more.
 *
 * <p>One question follows the start. It reads back what protects us, since a pooler may have
 * dropped it; fixes the search path at what the server gives, so that no later name can come
 * before; and sets what only newer servers know.
 */
final class PostgresSession implements SessionOpener {

  private static final int TRANSACTION_TIMEOUT_SINCE = 17;
  private static final int CANCEL_SECONDS = 2;

  private final ServerDriver driver;
  private final ServerLimits limits;
  private final SessionZone zone;

  PostgresSession(ServerDriver driver, ServerLimits limits, SessionZone zone) {
    this.driver = driver;
    this.limits = limits;
    this.zone = zone;
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = driver.connect(properties());
    try {
      connection.setReadOnly(true);
      fix(connection);
      connection.setNetworkTimeout(Runnable::run, (int) limits.silence().toMillis());
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Dialect answering(Connection connection) {
    return Dialect.POSTGRES;
  }

  /** A server is looked at by using it. */
  @Override
  public boolean isOutdated() {
    return false;
  }

  /** Does nothing: the driver sends BEGIN READ ONLY together with the first statement. */
  @Override
  public void begin(Connection connection) {}

  @Override
  public Failure explain(SQLException failure) {
    return zone.refusal(failure)
        .map(why -> ServerFailures.ofZone(driver, why))
        .orElseGet(() -> PostgresFailures.explain(driver, failure));
  }

  /** More than a part of a small heap would be no limit, and the driver says so to everybody. */
  private long largestResult() {
    return Math.min(limits.largestResult(), Runtime.getRuntime().maxMemory() / 2);
  }

  private void fix(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    Map<String, String> later = new LinkedHashMap<>();
    // The driver starts every session in the zone of the JVM.
    later.put("TimeZone", zone.ofPostgres());
    if (version >= TRANSACTION_TIMEOUT_SINCE) {
      later.put("transaction_timeout", String.valueOf(limits.silence().toMillis()));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PostgresSettings.afterStart(later))) {
      if (!row.next() || !row.getBoolean(1)) {
        throw PostgresFailures.optionsDropped(driver);
      }
    }
  }

  private Properties properties() {
    Properties told = driver.properties();
    long connectSeconds = Math.max(1, limits.connectTimeout().toSeconds());
    told.putIfAbsent("connectTimeout", String.valueOf(connectSeconds));
    told.putIfAbsent("ApplicationName", "querytool");
    told.setProperty("socketTimeout", String.valueOf(connectSeconds));
    told.setProperty("cancelSignalTimeout", String.valueOf(CANCEL_SECONDS));
    told.setProperty("tcpKeepAlive", "true");
    told.setProperty("maxResultBuffer", String.valueOf(largestResult()));
    told.setProperty("preferQueryMode", "extended");
    // A plan kept under a name fails once its tables change; and without one values come as text.
    told.setProperty("prepareThreshold", "0");
    told.setProperty("readOnlyMode", "transaction");
    told.setProperty("assumeMinServerVersion", "12");
    told.setProperty(
        "options", PostgresSettings.asOptions(PostgresSettings.ofSession(limits, zone)));
    return told;
  }
}
