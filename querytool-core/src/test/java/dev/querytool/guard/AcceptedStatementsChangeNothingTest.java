package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs what the guard accepts on a writable database with no other net, and looks whether anything
 * changed.
 */
class AcceptedStatementsChangeNothingTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.SQLITE);

  @TempDir Path directory;
  private Connection database;

  @BeforeEach
  void open() throws SQLException {
    database = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("shop.db"));
    SqliteStatements.create(database);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void noAcceptedStatementChangesAnything() throws Exception {
    List<String> before = state();
    for (SqliteStatements.Case one : SqliteStatements.all().toList()) {
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
        "UPDATE secrets SET value = value",
        "DELETE FROM secrets WHERE name = 'pin' RETURNING *",
        "CREATE TABLE planted (a)",
        "CREATE TEMP TABLE planted (a)",
        "DROP VIEW vip_customers",
        "PRAGMA user_version = 5",
        "PRAGMA query_only = 1",
        "ATTACH DATABASE '%s/planted.db' AS planted",
        "VACUUM INTO '%s/planted.db'"
      })
  void aPlantedWriteIsSeen(String write) throws Exception {
    List<String> before = state();
    run(write.replace("%s", directory.toString()));
    assertThat(state()).isNotEqualTo(before);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      boolean more = statement.execute(sql);
      if (more) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            rows.getObject(1);
          }
        }
      }
    }
  }

  private List<String> state() throws SQLException, IOException {
    List<String> state = new ArrayList<>();
    for (String probe :
        List.of(
            "SELECT total_changes(), last_insert_rowid()",
            "SELECT type, name, sql FROM sqlite_schema ORDER BY name",
            "SELECT name, sql FROM sqlite_temp_schema ORDER BY name",
            "SELECT name, file FROM pragma_database_list",
            "SELECT * FROM secrets ORDER BY 1, 2",
            "PRAGMA user_version",
            "PRAGMA query_only",
            "PRAGMA data_version",
            "PRAGMA journal_mode")) {
      state.add(probe + " " + rows(probe));
    }
    try (Stream<Path> files = Files.list(directory)) {
      state.add(files.map(file -> file.getFileName() + "").sorted().toList().toString());
    }
    return state;
  }

  private String rows(String sql) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Statement statement = database.createStatement();
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
