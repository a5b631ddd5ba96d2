package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Opens sessions of MySQL and of MariaDB that begin read-only and bounded.
 *
 * <p>With auto-commit off the first statement of each borrowing begins a transaction, which the
 * session has made read-only; no statement is spent on beginning it. What shapes the reading of a
 * text is set before the driver looks at it; the rest is set by one statement afterwards, in the
 * words of the server that answered.
 */
final class MysqlSession implements SessionOpener {

  private static final int PACKET = (1 << 24) - 1;
  private static final int MARGIN = 1 << 16;

  private final ServerDriver driver;
  private final ServerLimits limits;
  private final SessionZone zone;

  MysqlSession(ServerDriver driver, ServerLimits limits, SessionZone zone) {
    this.driver = driver;
    this.limits = limits;
    this.zone = zone;
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = driver.connect(properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET " + MysqlVariables.written(variables(connection), ", "));
      connection.setReadOnly(true);
      connection.setNetworkTimeout(Runnable::run, (int) limits.silence().toMillis());
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Tells the two apart by the version, which the server has sent by itself. */
  @Override
  public Dialect answering(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    return version.toLowerCase(Locale.ROOT).contains("mariadb") ? Dialect.MARIADB : Dialect.MYSQL;
  }

  /** A server is looked at by using it. */
  @Override
  public boolean isOutdated() {
    return false;
  }

  /** Does nothing: the first statement begins the transaction. */
  @Override
  public void begin(Connection connection) {}

  @Override
  public Failure explain(SQLException failure) {
    return zone.refusal(failure)
        .map(why -> ServerFailures.ofZone(driver, why))
        .orElseGet(() -> MysqlFailures.explain(driver, failure));
  }

  private Properties properties() {
    Properties told = driver.properties();
    String connectMillis = String.valueOf(limits.connectTimeout().toMillis());
    told.putIfAbsent("connectTimeout", connectMillis);
    told.setProperty("socketTimeout", connectMillis);
    told.setProperty("tcpKeepAlive", "true");
    told.setProperty("characterEncoding", "UTF-8");
    told.setProperty("connectionTimeZone", "UTC");
    told.setProperty("sessionVariables", MysqlVariables.written(MysqlVariables.meaning(zone), ","));
    // The driver keeps the cache for the whole JVM by url, with what other sessions were set to.
    told.setProperty("cacheServerConfiguration", "false");
    told.setProperty("useLocalSessionState", "true");
    told.setProperty("netTimeoutForStreamingResults", "0");
    told.setProperty("maintainTimeStats", "false");
    told.setProperty("useCursorFetch", "true");
    boundRow(told);
    told.setProperty("processEscapeCodesForPrepStmts", "false");
    told.setProperty("tinyInt1isBit", "false");
    told.setProperty("yearIsDateType", "false");
    told.setProperty("connectionAttributes", "program_name:querytool");
    told.setProperty("logger", "com.mysql.cj.log.NullLogger");
    return told;
  }

  /** The driver compares the length of a packet before it reads it, and cuts rows at 16 MB. */
  private void boundRow(Properties told) {
    int row = limits.largestResult() / 2 + MARGIN;
    if (row < PACKET) {
      told.setProperty("maxAllowedPacket", String.valueOf(row));
    }
  }

  private Map<String, String> variables(Connection connection) throws SQLException {
    return MysqlVariables.bounds(answering(connection), limits);
  }
}
