package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("dev.querytool.testkit.Engines#all")
class HostServerTest {

  @Parameter private TestServer server;
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = server.newDatabase();
    database.execute("CREATE TABLE shop (id int)", "INSERT INTO shop VALUES (1), (2)");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void putsBackEverythingThatItChanged(boolean autoCommit) throws SQLException {
    try (HikariDataSource pool = pool(autoCommit)) {
      List<String> before = settings(pool);
      try (ReadSession session = source(pool).borrow()) {
        assertThat(count(session.jdbc())).isEqualTo(2);
        assertThat(session.jdbc().getAutoCommit()).isFalse();
        assertThat(session.jdbc().isReadOnly()).isTrue();
        assertThat(variables(session.jdbc())).isNotEqualTo(before);
      }
      assertThat(settings(pool)).isEqualTo(before);
      write(pool);
    }
  }

  @Test
  void putsBackWhatTheHostItselfHadSet() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      try (Connection connection = pool.getConnection()) {
        for (String setting : ownSettings()) {
          connection.createStatement().execute(setting);
        }
      }
      List<String> before = settings(pool);
      source(pool).borrow().close();
      assertThat(settings(pool)).isEqualTo(before);
    }
  }

  @Test
  void cannotWriteWhileBorrowed() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      try (ReadSession session = source(pool).borrow();
          Statement statement = session.jdbc().createStatement()) {
        assertThatThrownBy(() -> statement.execute("DELETE FROM shop"))
            .isInstanceOf(SQLException.class);
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(count(connection)).isEqualTo(2);
      }
    }
  }

  @Test
  void refusesAConnectionInsideATransactionAndLeavesItAlone() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("INSERT INTO shop VALUES (3)");
      Lent lent = new Lent(connection);
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> ConnectionSource.of(lent.source(), server.dialect()).borrow())
          .withMessageContaining("with an open transaction")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.IN_TRANSACTION));
      assertThat(lent.givenBack()).isOne();
      connection.commit();
      assertThat(count(connection)).isEqualTo(3);
    }
  }

  @Test
  void refusesASourceOfAnotherEngine() {
    try (HikariDataSource pool = pool(true)) {
      for (Dialect other : Dialect.values()) {
        if (other != server.dialect()) {
          assertThatExceptionOfType(ConnectionFailedException.class)
              .isThrownBy(() -> ConnectionSource.of(pool, other).borrow());
        }
      }
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void readsTextsOneWayWhateverTheHostHasSet() throws SQLException {
    if (server.dialect() == Dialect.POSTGRES) {
      try (HikariDataSource pool = pool(true, "SET standard_conforming_strings = off");
          ReadSession session = source(pool).borrow()) {
        assertThat(text(session.jdbc(), "SHOW standard_conforming_strings")).isEqualTo("on");
      }
      return;
    }
    try (HikariDataSource pool = pool(true, "SET sql_mode='NO_BACKSLASH_ESCAPES'")) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> source(pool).borrow())
          .withMessageContaining("NO_BACKSLASH_ESCAPES");
    }
  }

  @Test
  void isRegisteredUnderANameAndNeverClosed() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      MemoryStore store = new MemoryStore();
      try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
        DatabaseConnection row = connections.register("host", pool, server.dialect());
        assertThat(row.dialect()).isEqualTo(server.dialect());
        try (ReadSession session = connections.borrow("host")) {
          session.evict();
          assertThat(count(session.jdbc())).isEqualTo(2);
        }
      }
      assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isOne();
      write(pool);
    }
  }

  private ConnectionSource source(HikariDataSource pool) {
    return ConnectionSource.of(pool, server.dialect());
  }

  private HikariDataSource pool(boolean autoCommit) {
    return pool(autoCommit, "SELECT 1");
  }

  private HikariDataSource pool(boolean autoCommit, String first) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        server.jdbcUrl(database.name())
            + (server.dialect() == Dialect.POSTGRES
                ? ""
                : "?sslMode=DISABLED&allowPublicKeyRetrieval=true"));
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    config.setConnectionInitSql(first);
    return new HikariDataSource(config);
  }

  private List<String> settings(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      List<String> settings = variables(connection);
      settings.add("auto-commit " + connection.getAutoCommit());
      settings.add("read-only " + connection.isReadOnly());
      settings.add("isolation " + connection.getTransactionIsolation());
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return settings;
    }
  }

  /** Reads every setting that a session can have. */
  private List<String> variables(Connection connection) throws SQLException {
    String sql =
        server.dialect() == Dialect.POSTGRES
            ? "SELECT name, setting FROM pg_settings WHERE name <> 'transaction_isolation'"
                + " ORDER BY name"
            : "SHOW SESSION VARIABLES WHERE variable_name NOT IN ('timestamp', 'rand_seed1',"
                + " 'rand_seed2', 'last_insert_id', 'insert_id', 'identity', 'warning_count',"
                + " 'error_count', 'in_transaction', 'last_gtid', 'gtid_binlog_pos',"
                + " 'gtid_current_pos', 'statement_id')"
                + " AND variable_name NOT LIKE 'gtid%' AND variable_name NOT LIKE 'innodb_buffer%'";
    List<String> variables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        variables.add(rows.getString(1) + "=" + rows.getString(2));
      }
    }
    assertThat(variables).hasSizeGreaterThan(200);
    return variables;
  }

  private List<String> ownSettings() {
    return switch (server.dialect()) {
      case POSTGRES ->
          List.of(
              "SET statement_timeout = 77000",
              "SET TimeZone = 'Asia/Shanghai'",
              "SET search_path = pg_catalog, public",
              "SET work_mem = '9MB'");
      case MARIADB ->
          List.of(
              "SET time_zone = '+08:00', sql_mode = 'PIPES_AS_CONCAT'",
              "SET max_statement_time = 77.5, group_concat_max_len = 5000, sql_big_selects = 1",
              "SET SESSION TRANSACTION READ ONLY");
      default ->
          List.of(
              "SET time_zone = '+08:00', sql_mode = ''",
              "SET max_execution_time = 77000, group_concat_max_len = 5000",
              "SET SESSION TRANSACTION READ ONLY");
    };
  }

  private static int count(Connection connection) throws SQLException {
    return Integer.parseInt(text(connection, "SELECT count(*) FROM shop"));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void write(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.createStatement().execute("INSERT INTO shop VALUES (9)");
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }
}
