package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs what the guard accepts as the administrator, with auto-commit and no other net, and looks
 * whether anything changed.
 */
class PostgresAcceptedStatementsChangeNothingTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private TestDatabase database;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    PostgresStatements.create(database);
    connection = database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void noAcceptedStatementChangesAnything() throws SQLException {
    List<String> before = state();
    for (SqliteStatements.Case one : PostgresStatements.all().toList()) {
      Inspection inspection = GUARD.inspect(one.sql());
      if (inspection.accepted()) {
        run(inspection.orThrow().sql());
        run(inspection.orThrow().limited(1).sql());
        assertThat(state()).as(one.sql()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO secrets VALUES ('a', 'b')",
        "UPDATE secrets SET value = 'planted'",
        "DELETE FROM secrets",
        "SELECT plant('x')",
        "SELECT f.plant FROM unnest(ARRAY['x']) f",
        "SELECT mydom 'x'",
        "CREATE TABLE planted (a int)",
        "CREATE TEMP TABLE planted (a int)",
        "SELECT * INTO planted FROM secrets",
        "DROP VIEW vip_customers",
        "SELECT nextval('planted_sequence')",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT set_config('search_path', 'planted', false)",
        "SET default_transaction_read_only = on",
        "SELECT pg_advisory_lock(5)",
        "LISTEN planted",
        "PREPARE planted AS SELECT 1",
        "COMMENT ON TABLE secrets IS 'planted'"
      })
  void aPlantedWriteIsSeen(String write) throws SQLException {
    List<String> before = state();
    run(write);
    assertThat(state()).isNotEqualTo(before);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }
  }

  private List<String> state() throws SQLException {
    List<String> state = new ArrayList<>();
    for (String probe :
        List.of(
            "SELECT * FROM public.secrets ORDER BY 1, 2",
            "SELECT * FROM public.writes ORDER BY 1",
            "SELECT relname, relkind, relnamespace FROM pg_class WHERE relkind IN ('r', 'v', 'S', 'm')"
                + " AND relnamespace NOT IN ('pg_catalog'::regnamespace) ORDER BY 1, 3",
            "SELECT last_value, is_called FROM public.planted_sequence",
            "SELECT oid FROM pg_largeobject_metadata ORDER BY 1",
            "SELECT name, setting FROM pg_settings WHERE source = 'session' OR name IN"
                + " ('search_path', 'default_transaction_read_only') ORDER BY 1",
            "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'",
            "SELECT * FROM pg_listening_channels()",
            "SELECT name FROM pg_prepared_statements WHERE from_sql ORDER BY 1",
            "SELECT description FROM pg_description WHERE objoid = 'public.secrets'::regclass")) {
      state.add(probe + " " + rows(probe));
    }
    return state;
  }

  private String rows(String sql) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          all.append(rows.getString(i)).append('|');
        }
        all.append('\n');
      }
    }
    return all.toString();
  }
}
