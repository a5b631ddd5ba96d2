package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.Await;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of many rows that are left at the tenth. */
@ParameterizedClass
@MethodSource("dev.querytool.LargeSource#engines")
class LargeStreamTest {

  private static final int PLACES = Boolean.getBoolean("querytool.tests.deep") ? 6 : 4;

  @Parameter Dialect dialect;
  @TempDir Path folder;
  private LargeSource source;
  private QueryTool tool;

  @BeforeEach
  void open() throws SQLException {
    source = LargeSource.create(dialect, folder, PLACES);
    tool = QueryTool.inMemory();
    if (dialect == Dialect.SQLITE) {
      tool.connections().register("large", source.url());
    } else {
      tool.connections().register("large", source.url(), Secret.of(source.password()));
    }
  }

  @AfterEach
  void close() {
    tool.close();
    source.close();
  }

  @Test
  void closingAtTheTenthRowFreesTheDatabaseAndKeepsTheSession() {
    long start = System.nanoTime();
    RowStream rows = many().stream();
    Iterator<Row> iterator = rows.iterator();
    for (int i = 0; i < 10; i++) {
      assertThat(iterator.next().size()).isEqualTo(5);
    }
    double read = (System.nanoTime() - start) / 1e6;
    Await.until("the database is seen to be busy", this::isBusy);
    List<String> reading = busySessions();

    long closing = System.nanoTime();
    rows.close();

    double closed = (System.nanoTime() - closing) / 1e6;
    Await.until("the database is free", () -> !isBusy());
    assertThat(tool.queries().on("large").sql("SELECT d FROM digit").run().rowCount())
        .isEqualTo(10);
    Await.until("the session that read is the only one", () -> sessions().equals(reading));
    System.out.printf(
        Locale.ROOT,
        "%s: ten of 2e%d rows after %.0f ms, closed in %.1f ms%n",
        dialect,
        PLACES,
        read,
        closed);
  }

  /** MySQL and MariaDB make the whole result before they give its first row. */
  private QuerySpec many() {
    return tool.queries().on("large").sql(source.query()).timeout(Duration.ofMinutes(10));
  }

  /** Tells whether anybody but this test is in a transaction. */
  private boolean isBusy() {
    return dialect == Dialect.SQLITE ? !isWritable() : !busySessions().isEmpty();
  }

  /** Returns the sessions that are in a transaction; none on SQLite. */
  private List<String> busySessions() {
    return switch (dialect) {
      case SQLITE -> List.of();
      case POSTGRES ->
          ask(
              "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                  + " AND state <> 'idle'");
      case MYSQL, MARIADB -> busyOnMysql();
    };
  }

  /** InnoDB looks anew only when nobody has asked for 100 ms. */
  private List<String> busyOnMysql() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
    return ask(
        "SELECT t.trx_mysql_thread_id FROM information_schema.innodb_trx t"
            + " JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id"
            + " WHERE p.db = database() AND p.id <> connection_id()");
  }

  /** Tells whether a writer finds the file free of readers. */
  private boolean isWritable() {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=0");
      statement.execute("BEGIN EXCLUSIVE");
      return true;
    } catch (SQLException locked) {
      return false;
    }
  }

  /** Returns all sessions but its own, also those that are just going; none on SQLite. */
  private List<String> sessions() {
    return switch (dialect) {
      case SQLITE -> List.of();
      case POSTGRES ->
          ask(
              "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY 1");
      case MYSQL, MARIADB ->
          ask(
              "SELECT id FROM information_schema.processlist WHERE db = database()"
                  + " AND id <> connection_id() ORDER BY 1");
    };
  }

  private List<String> ask(String sql) {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
