package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class ServerSettingsTest {

  @Parameter private TestServer server;
  private final MemoryStore store = new MemoryStore();
  private TestDatabase database;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    database = server.newDatabase();
    connections =
        ManagedConnections.builder(store, store).longestStatement(Duration.ofMinutes(20)).build();
    connections.register("shop", database.url(), Secret.of(server.password()));
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  @Test
  void setsWhatItPromises() throws SQLException {
    Map<String, String> expected =
        switch (server.dialect()) {
          case POSTGRES -> postgres();
          case MARIADB -> mariaDb();
          default -> mysql();
        };
    Map<String, String> found = new LinkedHashMap<>();
    try (ReadSession session = connections.borrow("shop")) {
      for (String name : expected.keySet()) {
        found.put(name, setting(session, name));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void letsTheServerEndAStatementThatRunsTooLong() {
    try (ManagedConnections hasty =
        ManagedConnections.builder(store, store).longestStatement(Duration.ofSeconds(1)).build()) {
      database.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
      try (ReadSession session = hasty.borrow("shop")) {
        String sleep = server.dialect() == Dialect.POSTGRES ? "pg_sleep(60)" : "sleep(60)";
        assertThatThrownBy(() -> read(session, "SELECT " + sleep + " FROM t"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void refusesAJoinThatOnlyMariaDbCannotBeStoppedIn() throws SQLException {
    database.execute("CREATE TABLE d (n int)", "INSERT INTO d VALUES (1), (2), (3), (4)");
    for (int i = 0; i < 4; i++) {
      database.execute("INSERT INTO d SELECT a.n FROM d a, d b LIMIT 2000");
    }
    if (server.dialect() == Dialect.POSTGRES) {
      database.execute("ANALYZE d");
    }
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(read(session, "SELECT count(*) FROM d a JOIN d b ON a.n = b.n + 5"))
          .isEqualTo("0");
      if (server.dialect() == Dialect.MARIADB) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> read(session, "SELECT count(*) FROM d a, d b, d c, d e"))
            .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1104));
      }
    }
  }

  private static Map<String, String> postgres() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("transaction_read_only", "on");
    settings.put("default_transaction_read_only", "on");
    settings.put("transaction_isolation", "repeatable read");
    settings.put("statement_timeout", "20min");
    settings.put("idle_in_transaction_session_timeout", "20min");
    settings.put("transaction_timeout", "21min");
    settings.put("lock_timeout", "10s");
    settings.put("search_path", "public, pg_temp");
    settings.put("TimeZone", "UTC");
    settings.put("standard_conforming_strings", "on");
    settings.put("client_encoding", "UTF8");
    settings.put("jit", "off");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("work_mem", "16MB");
    settings.put("application_name", "querytool");
    return settings;
  }

  private static Map<String, String> mysqlLike() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("autocommit", "0");
    settings.put("time_zone", "+00:00");
    settings.put("character_set_client", "utf8mb4");
    settings.put("character_set_connection", "utf8mb4");
    settings.put("collation_connection", "utf8mb4");
    settings.put("sql_auto_is_null", "0");
    settings.put("sql_select_limit", "18446744073709551615");
    settings.put("group_concat_max_len", "1048576");
    settings.put("lock_wait_timeout", "10");
    settings.put("innodb_lock_wait_timeout", "10");
    settings.put("net_write_timeout", "1200");
    return settings;
  }

  private static Map<String, String> mysql() {
    Map<String, String> settings = mysqlLike();
    settings.put("transaction_read_only", "1");
    settings.put("max_execution_time", "1200000");
    settings.put("optimizer_search_depth", "5");
    settings.put(
        "sql_mode",
        "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ALLOW_INVALID_DATES,ERROR_FOR_DIVISION_BY_ZERO,"
            + "NO_ENGINE_SUBSTITUTION");
    return settings;
  }

  private static Map<String, String> mariaDb() {
    Map<String, String> settings = mysqlLike();
    settings.put("tx_read_only", "1");
    settings.put("max_statement_time", "1200.0");
    settings.put("idle_readonly_transaction_timeout", "1200");
    settings.put("max_join_size", "1000000000000");
    settings.put("sql_big_selects", "0");
    settings.put(
        "sql_mode",
        "STRICT_TRANS_TABLES,ALLOW_INVALID_DATES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION");
    return settings;
  }

  private String setting(ReadSession session, String name) throws SQLException {
    if (server.dialect() == Dialect.POSTGRES) {
      return read(session, "SHOW " + name);
    }
    String value = read(session, "SELECT @@SESSION." + name);
    return name.equals("collation_connection") ? value.split("_", 2)[0] : value;
  }

  private static String read(ReadSession session, String sql) throws SQLException {
    try (Statement statement = session.jdbc().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
