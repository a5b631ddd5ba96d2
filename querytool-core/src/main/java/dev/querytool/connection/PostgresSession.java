package dev.querytool.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

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
  private static final String WORK_MEM = "16MB";
  private static final int CANCEL_SECONDS = 10;

  private static final String FIX =
      """
      SELECT current_setting('default_transaction_read_only') = 'on'
          AND current_setting('standard_conforming_strings') = 'on',
        set_config('search_path', (SELECT concat_ws(', ',
            string_agg(quote_ident(name), ', ' ORDER BY place), 'pg_temp')
          FROM unnest(current_schemas(false)) WITH ORDINALITY AS given (name, place)
          WHERE name <> 'pg_catalog'), false)""";

  private static final String FIX_TRANSACTION_TIMEOUT =
      ",\n  set_config('transaction_timeout', '%d', false)";

  private final ServerDriver driver;
  private final ServerLimits limits;

  PostgresSession(ServerDriver driver, ServerLimits limits) {
    this.driver = driver;
    this.limits = limits;
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
    return PostgresFailures.explain(driver, failure);
  }

  private void fix(Connection connection) throws SQLException {
    boolean newer = connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT_SINCE;
    String sql = newer ? FIX + FIX_TRANSACTION_TIMEOUT.formatted(limits.silence().toMillis()) : FIX;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
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
    told.setProperty("maxResultBuffer", String.valueOf(limits.largestResult()));
    told.setProperty("preferQueryMode", "extended");
    told.setProperty("readOnlyMode", "transaction");
    told.setProperty("assumeMinServerVersion", "12");
    told.setProperty("options", options());
    return told;
  }

  private String options() {
    return settings().entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue().replace(" ", "\\ "))
        .collect(Collectors.joining(" "));
  }

  private Map<String, String> settings() {
    String longest = String.valueOf(limits.longestStatement().toMillis());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("default_transaction_read_only", "on");
    // The statements of one borrowing, such as those that read a structure, see one state.
    settings.put("default_transaction_isolation", "repeatable read");
    settings.put("statement_timeout", longest);
    settings.put("idle_in_transaction_session_timeout", longest);
    settings.put("lock_timeout", String.valueOf(ServerLimits.LOCKED.toMillis()));
    settings.put("TimeZone", "UTC");
    settings.put("IntervalStyle", "postgres");
    settings.put("standard_conforming_strings", "on");
    settings.put("jit", "off");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("work_mem", WORK_MEM);
    return settings;
  }
}
