package dev.querytool.connection;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is set in a session of PostgreSQL, by name. */
final class PostgresSettings {

  private static final String WORK_MEM = "16MB";

  /** The search path as it stands, so that no schema made later can come before, temporary last. */
  private static final String SEARCH_PATH =
      """
      (SELECT pg_catalog.concat_ws(', ',
          pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' ORDER BY place), 'pg_temp')
        FROM pg_catalog.unnest(pg_catalog.current_schemas(false))
          WITH ORDINALITY AS given (name, place)
        WHERE name <> 'pg_catalog')""";

  private PostgresSettings() {}

  /** Returns what a session of ours starts with. */
  static Map<String, String> ofSession(ServerLimits limits, SessionZone zone) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("default_transaction_read_only", "on");
    // The statements of one borrowing, such as those that read a structure, see one state.
    settings.put("default_transaction_isolation", "repeatable read");
    settings.putAll(bounds(limits, zone));
    return settings;
  }

  /** Writes settings as a session starts with them. */
  static String asOptions(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue().replace(" ", "\\ "))
        .collect(Collectors.joining(" "));
  }

  /** Returns the question that follows the start of a session; its first column must be true. */
  static String afterStart(Map<String, String> more) {
    return "SELECT pg_catalog.current_setting('default_transaction_read_only') = 'on'"
        + " AND pg_catalog.current_setting('standard_conforming_strings') = 'on'"
        + ", pg_catalog.set_config('search_path', "
        + SEARCH_PATH
        + ", false)"
        + set(more, false);
  }

  /** Returns the question that bounds one transaction; its first column must be true. */
  static String forTransaction(ServerLimits limits, SessionZone zone) {
    return "SELECT pg_catalog.current_setting('transaction_read_only') = 'on'"
        + ", pg_catalog.set_config('search_path', "
        + SEARCH_PATH
        + ", true)"
        + set(bounds(limits, zone), true);
  }

  private static Map<String, String> bounds(ServerLimits limits, SessionZone zone) {
    String longest = String.valueOf(limits.longestStatement().toMillis());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("statement_timeout", longest);
    settings.put("idle_in_transaction_session_timeout", longest);
    settings.put("lock_timeout", String.valueOf(ServerLimits.LOCKED.toMillis()));
    settings.put("TimeZone", zone.ofPostgres());
    settings.put("IntervalStyle", "postgres");
    settings.put("standard_conforming_strings", "on");
    settings.put("jit", "off");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("work_mem", WORK_MEM);
    return settings;
  }

  private static String set(Map<String, String> settings, boolean local) {
    return settings.entrySet().stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    ", pg_catalog.set_config('%s', '%s', %s)",
                    one.getKey(),
                    one.getValue(),
                    local))
        .collect(Collectors.joining());
  }
}
