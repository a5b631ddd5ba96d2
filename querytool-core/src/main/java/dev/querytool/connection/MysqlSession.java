package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Opens sessions of MySQL and of MariaDB that begin read-only and bounded.
 *
 * <p>With auto-commit off the first statement of each borrowing begins a transaction, which the
 * session has made read-only; no statement is spent on beginning it. What shapes the reading of a
 * text is set before the driver looks at it; the rest is set by one statement afterwards, in the
 * words of the server that answered.
 */
final class MysqlSession implements SessionOpener {

  private static final int GROUP_CONCAT_BYTES = 1 << 20;

  /** More row combinations than MariaDB goes through in the longest time that is allowed it. */
  private static final String LARGEST_JOIN = "1000000000000";

  /** Leaves to the server only what decides which queries are refused, not what they mean. */
  private static final String SQL_MODE =
      "CONCAT_WS(',','STRICT_TRANS_TABLES','ERROR_FOR_DIVISION_BY_ZERO',"
          + "'NO_ENGINE_SUBSTITUTION',"
          + "IF(FIND_IN_SET('ONLY_FULL_GROUP_BY',@@sql_mode),'ONLY_FULL_GROUP_BY',NULL))";

  /** Texts in a query compare as those of the database do, in utf8mb4 whatever its tables hold. */
  private static final String COLLATION =
      "IF(@@character_set_database='utf8mb4',@@collation_database,@@collation_connection)";

  private final ServerDriver driver;
  private final ServerLimits limits;

  MysqlSession(ServerDriver driver, ServerLimits limits) {
    this.driver = driver;
    this.limits = limits;
  }

  @Override
  public Connection open() throws SQLException {
    Connection connection = driver.connect(properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET " + written(bounds(answering(connection)), ", "));
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
    return MysqlFailures.explain(driver, failure);
  }

  private Properties properties() {
    Properties told = driver.properties();
    String connectMillis = String.valueOf(limits.connectTimeout().toMillis());
    told.putIfAbsent("connectTimeout", connectMillis);
    told.setProperty("socketTimeout", connectMillis);
    told.setProperty("tcpKeepAlive", "true");
    told.setProperty("characterEncoding", "UTF-8");
    told.setProperty("connectionTimeZone", "UTC");
    told.setProperty("sessionVariables", written(meaning(), ","));
    // The driver keeps the cache for the whole JVM by url, with what other sessions were set to.
    told.setProperty("cacheServerConfiguration", "false");
    told.setProperty("useLocalSessionState", "true");
    told.setProperty("netTimeoutForStreamingResults", "0");
    told.setProperty("maintainTimeStats", "false");
    told.setProperty("tinyInt1isBit", "false");
    told.setProperty("yearIsDateType", "false");
    told.setProperty("connectionAttributes", "program_name:querytool");
    told.setProperty("logger", "com.mysql.cj.log.NullLogger");
    return told;
  }

  private static Map<String, String> meaning() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("sql_mode", SQL_MODE);
    variables.put("time_zone", "'+00:00'");
    variables.put("sql_auto_is_null", "0");
    return variables;
  }

  private Map<String, String> bounds(Dialect server) {
    long seconds = limits.longestStatement().toSeconds();
    long locked = ServerLimits.LOCKED.toSeconds();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("collation_connection", COLLATION);
    variables.put("sql_select_limit", "DEFAULT");
    variables.put("group_concat_max_len", String.valueOf(GROUP_CONCAT_BYTES));
    variables.put("lock_wait_timeout", String.valueOf(locked));
    variables.put("innodb_lock_wait_timeout", String.valueOf(locked));
    variables.put("net_write_timeout", String.valueOf(seconds));
    if (server == Dialect.MARIADB) {
      variables.put("max_statement_time", String.valueOf(seconds));
      variables.put("idle_readonly_transaction_timeout", String.valueOf(seconds));
      variables.put("max_join_size", LARGEST_JOIN);
      variables.put("sql_big_selects", "0");
    } else {
      variables.put("max_execution_time", String.valueOf(limits.longestStatement().toMillis()));
    }
    return variables;
  }

  private static String written(Map<String, String> variables, String between) {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.joining(between));
  }
}
