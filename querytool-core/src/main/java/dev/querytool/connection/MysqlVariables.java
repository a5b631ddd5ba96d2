package dev.querytool.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is set in a session of MySQL or MariaDB, by name, as SQL writes it. */
final class MysqlVariables {

  private static final int GROUP_CONCAT_BYTES = 1 << 20;

  /** More row combinations than MariaDB goes through in the longest time that is allowed it. */
  private static final String LARGEST_JOIN = "1000000000000";

  /**
   * Leaves to the server only what decides which queries are refused, not what they mean. Dates of
   * no calendar are allowed, or a cursor would give {@code 0000-00-00} for those that are stored.
   */
  private static final String SQL_MODE =
      "CONCAT_WS(',','STRICT_TRANS_TABLES','ERROR_FOR_DIVISION_BY_ZERO',"
          + "'NO_ENGINE_SUBSTITUTION','ALLOW_INVALID_DATES',"
          + "IF(FIND_IN_SET('ONLY_FULL_GROUP_BY',@@sql_mode),'ONLY_FULL_GROUP_BY',NULL))";

  /** Texts in a query compare as those of the database do, in utf8mb4 whatever its tables hold. */
  private static final String COLLATION =
      "IF(@@character_set_database='utf8mb4',@@collation_database,@@collation_connection)";

  /** MySQL tries the orders of so many tables at once; of all, it would be at it for hours. */
  private static final String SEARCH_DEPTH = "5";

  private MysqlVariables() {}

  /** Returns what decides how a text is read; known to both servers. */
  static Map<String, String> meaning(SessionZone zone) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("sql_mode", SQL_MODE);
    variables.put("time_zone", "'" + zone.ofMysql() + "'");
    variables.put("sql_auto_is_null", "0");
    return variables;
  }

  /** Returns what bounds a session, in the words of the server. */
  static Map<String, String> bounds(Dialect server, ServerLimits limits) {
    long seconds = limits.longestStatement().toSeconds();
    long locked = ServerLimits.LOCKED.toSeconds();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("collation_connection", COLLATION);
    variables.put("sql_select_limit", "18446744073709551615");
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
      variables.put("optimizer_search_depth", SEARCH_DEPTH);
    }
    return variables;
  }

  /** Returns everything that is set in a session that belongs to an application. */
  static Map<String, String> borrowed(Dialect server, ServerLimits limits, SessionZone zone) {
    Map<String, String> variables = meaning(zone);
    variables.putAll(bounds(server, limits));
    variables.put(server == Dialect.MARIADB ? "tx_read_only" : "transaction_read_only", "1");
    return variables;
  }

  static String written(Map<String, String> variables, String between) {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.joining(between));
  }
}
