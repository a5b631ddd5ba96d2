package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteLimits;

class HostSourceTest {

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();
  private Path file;

  @BeforeEach
  void create() {
    file = SqliteFiles.create(folder.resolve("host.db"), "host");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void putsBackEverythingThatItChanged(boolean autoCommit) throws SQLException {
    try (HikariDataSource pool = pool(autoCommit)) {
      List<String> before = settings(pool);
      try (ReadSession session = ConnectionSource.of(pool, Dialect.SQLITE).borrow()) {
        assertThat(SqliteFiles.value(session)).isEqualTo("host");
        assertThat(session.jdbc().getAutoCommit()).isFalse();
        assertThat(settingsOf(session.jdbc())).isNotEqualTo(before);
      }
      assertThat(settings(pool)).isEqualTo(before);
    }
  }

  @Test
  void putsBackWhatTheHostItselfHadSet() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      try (Connection connection = pool.getConnection()) {
        SqliteFiles.text(connection, "PRAGMA trusted_schema");
        connection.createStatement().execute("PRAGMA query_only=1");
        connection.createStatement().execute("PRAGMA trusted_schema=0");
        database(connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 77);
        database(connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, 5_000);
      }
      List<String> before = settings(pool);
      ConnectionSource.of(pool, Dialect.SQLITE).borrow().close();
      assertThat(settings(pool)).isEqualTo(before).contains("77", "5000");
    }
  }

  @Test
  void canNeitherWriteNorAttachNorCrashWhileBorrowed() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      try (ReadSession session = ConnectionSource.of(pool, Dialect.SQLITE).borrow()) {
        assertThat(SqliteFiles.outcome(session, "DELETE FROM t")).contains("readonly");
        assertThat(SqliteFiles.outcome(session, "CREATE TEMP TABLE u (a)")).contains("readonly");
        assertThat(SqliteFiles.outcome(session, "ATTACH ':memory:' AS m")).contains("too many");
        assertThat(
                SqliteFiles.outcome(
                    session, "SELECT 'a' LIKE replace(printf('%.*c',8000,'x'),'x','%a')||'b'"))
            .contains("too complex");
      }
      try (Connection connection = pool.getConnection()) {
        connection.createStatement().execute("INSERT INTO t VALUES ('mine')");
      }
    }
  }

  @Test
  void rollsBackWhatWasDoneBehindTheLiftedSwitch() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      try (ReadSession session = ConnectionSource.of(pool, Dialect.SQLITE).borrow()) {
        SqliteFiles.outcome(session, "PRAGMA query_only=0");
        assertThat(SqliteFiles.outcome(session, "DELETE FROM t")).isEqualTo("done");
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(SqliteFiles.text(connection, "SELECT v FROM t")).isEqualTo("host");
      }
    }
  }

  @Test
  void givesConnectionsBackAndClosesNone() throws SQLException {
    try (HikariDataSource pool = pool(true)) {
      ConnectionSource source = ConnectionSource.of(pool, Dialect.SQLITE);
      Connection physical;
      try (ReadSession session = source.borrow()) {
        physical = session.jdbc().unwrap(SQLiteConnection.class);
        session.evict();
      }
      assertThat(physical.isClosed()).isFalse();
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      source.close();
      assertThat(pool.isClosed()).isFalse();
      assertThatExceptionOfType(ConnectionStateException.class).isThrownBy(source::borrow);
    }
  }

  @Test
  void isRegisteredUnderANameAndNeverClosed() {
    try (HikariDataSource pool = pool(true)) {
      try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
        List<String> read = new ArrayList<>();
        connections.addStep(
            (name, session) -> {
              read.add(SqliteFiles.value(session));
              return saved -> {};
            });
        DatabaseConnection saved = connections.register("host", pool, Dialect.SQLITE);
        assertThat(saved.url()).isEmpty();
        assertThat(saved.dialect()).isEqualTo(Dialect.SQLITE);
        assertThat(read).containsExactly("host");
        connections.borrow("host").close();
        connections.disconnect("host");
        connections.borrow("host").close();
        assertThat(connections.test("host").reachable()).isTrue();
      }
      assertThat(pool.isClosed()).isFalse();
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void mustBeGivenAgainByTheNextProcess() {
    try (HikariDataSource pool = pool(true)) {
      try (ManagedConnections first = ManagedConnections.builder(store, store).build()) {
        first.register("host", pool, Dialect.SQLITE);
      }
      try (ManagedConnections next = ManagedConnections.builder(store, store).build()) {
        assertThatExceptionOfType(ConnectionFailedException.class)
            .isThrownBy(() -> next.borrow("host"))
            .withMessageContaining("register(name, dataSource, dialect) in each new process");
        assertThat(next.test("host").reachable()).isFalse();
        next.register("host", pool, Dialect.SQLITE);
        next.borrow("host").close();
      }
    }
  }

  @Test
  void mayNotLeadToTheStoresOwnFile() {
    try (HikariDataSource pool = pool(true);
        ManagedConnections connections =
            ManagedConnections.builder(store, store).ownFile(file).build()) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> connections.register("own", pool, Dialect.SQLITE))
          .withMessageContaining("querytool's own store");
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void refusesASourceOfAnotherEngine() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    for (Dialect dialect : List.of(Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB)) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> ConnectionSource.of(source, dialect).borrow())
          .withMessageContaining("leads to SQLite")
          .withMessageContaining("which is not " + dialect)
          .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.OTHER_ENGINE));
    }
  }

  @Test
  void saysThatTheDataSourceGaveNothingWithoutRepeatingItsText() {
    DataSource broken =
        new SQLiteDataSource() {
          @Override
          public SQLiteConnection getConnection(String user, String password) throws SQLException {
            throw new SQLException("cannot log in with s3cret", "08001", 7);
          }
        };
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> ConnectionSource.of(broken, Dialect.SQLITE).borrow())
        .withMessageContaining("SQLSTATE 08001, error 7")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"))
        .withCauseInstanceOf(SQLException.class);
  }

  private HikariDataSource pool(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  private static List<String> settings(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return settingsOf(connection);
    }
  }

  private static List<String> settingsOf(Connection connection) throws SQLException {
    List<String> settings = new ArrayList<>();
    settings.add(String.valueOf(connection.getAutoCommit()));
    settings.add(String.valueOf(connection.isReadOnly()));
    settings.add(SqliteFiles.text(connection, "PRAGMA query_only"));
    settings.add(SqliteFiles.text(connection, "PRAGMA trusted_schema"));
    for (SQLiteLimits limit : SQLiteLimits.values()) {
      settings.add(String.valueOf(database(connection).getDatabase().limit(limit.getId(), -1)));
    }
    return settings;
  }

  private static SQLiteConnection database(Connection connection) throws SQLException {
    return connection.unwrap(SQLiteConnection.class);
  }
}
