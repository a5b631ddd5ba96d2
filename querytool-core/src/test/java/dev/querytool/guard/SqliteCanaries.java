package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Canaries of SQLite: files, settings, what a session keeps, full-text and attached tables. */
final class SqliteCanaries implements CanaryWorld {

  private static final List<String> SETTINGS =
      List.of(
          """
          analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size
          cache_spill cell_size_check checkpoint_fullfsync defer_foreign_keys encoding foreign_keys
          fullfsync hard_heap_limit ignore_check_constraints journal_mode journal_size_limit
          legacy_alter_table locking_mode max_page_count mmap_size page_count page_size query_only
          read_uncommitted recursive_triggers reverse_unordered_selects schema_version secure_delete
          soft_heap_limit synchronous temp_store threads trusted_schema user_version
          wal_autocheckpoint writable_schema
          """
              .strip()
              .split("\\s+"));

  static final List<String> PLANTS =
      List.of(
          "INSERT INTO secrets VALUES ('a', 'b')",
          "UPDATE secrets SET value = value",
          "DELETE FROM secrets WHERE name = 'pin' RETURNING *",
          "REPLACE INTO customers (customer_id, name) VALUES (1, 'x')",
          "WITH x AS (SELECT 1) DELETE FROM secrets",
          "CREATE TABLE planted (a)",
          "CREATE TEMP TABLE planted_temp (a)",
          "CREATE TABLE planted_as AS SELECT 1 AS a",
          "CREATE VIEW planted_view AS SELECT 1",
          "CREATE TEMP TRIGGER planted_trigger AFTER INSERT ON secrets BEGIN SELECT 1; END",
          "CREATE INDEX planted_index ON secrets (name)",
          "DROP VIEW vip_customers",
          "ALTER TABLE secrets ADD COLUMN planted",
          "ANALYZE",
          "VACUUM",
          "INSERT INTO papers (papers) VALUES ('optimize')",
          "SELECT optimize(jottings) FROM jottings LIMIT 1",
          "UPDATE papers_config SET v = 5",
          "INSERT INTO vault.hidden VALUES (5)",
          "DETACH vault",
          "PRAGMA user_version = 5",
          "PRAGMA application_id = 5",
          "PRAGMA max_page_count = 100000",
          "PRAGMA journal_mode = WAL",
          "PRAGMA foreign_keys = 1",
          "PRAGMA case_sensitive_like = 1",
          "PRAGMA writable_schema = 1",
          "ATTACH DATABASE '%s/planted.db' AS planted",
          "VACUUM INTO '%s/planted_copy.db'",
          "SELECT load_extension('%s/secret.txt')",
          "BEGIN",
          "SAVEPOINT planted",
          "PRAGMA query_only = 1");

  private final CanaryFiles files = CanaryFiles.create();
  private final Connection session;
  private final CatalogSnapshot catalog;

  private SqliteCanaries(List<String> schema) throws SQLException {
    // Loading of code is allowed, as on no session of ours.
    session =
        DriverManager.getConnection(url("shop.db") + "?enable_load_extension=true&synchronous=OFF");
    String canaries = SqliteStatements.resource("canaries/sqlite.sql");
    for (String sql : schema) {
      execute(sql);
    }
    for (String sql : canaries.split(";\n", -1)) {
      if (!sql.isBlank()) {
        execute(sql.replace("%s", files.folder().toString()));
      }
    }
    catalog = SqliteStatements.catalog(session);
  }

  /** Makes worlds around tables, for the statements that are about these. */
  static Source source(String name, List<String> schema, List<String> texts, List<String> plants) {
    return new Source() {
      @Override
      public Dialect dialect() {
        return Dialect.SQLITE;
      }

      @Override
      public CanaryWorld fresh() throws SQLException {
        return new SqliteCanaries(schema);
      }

      @Override
      public List<String> texts() {
        return texts;
      }

      @Override
      public List<String> plants() {
        return plants;
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }

  private String url(String file) {
    return "jdbc:sqlite:" + files.folder().resolve(file);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Connection session() {
    return session;
  }

  @Override
  public CatalogSnapshot catalog() {
    return catalog;
  }

  @Override
  public String planted(String plant) {
    return plant.replace("%s", files.folder().toString());
  }

  @Override
  public List<String> secrets() {
    return CanaryFiles.secrets();
  }

  /** Nothing in SQLite sleeps. */
  @Override
  public boolean waits() {
    return false;
  }

  @Override
  public Map<String, String> state() throws SQLException {
    Map<String, String> state = new TreeMap<>();
    for (String setting : SETTINGS) {
      state.put(setting, rows("PRAGMA " + setting));
    }
    state.put("changes", rows("SELECT total_changes(), last_insert_rowid()"));
    state.put("databases", rows("SELECT name, file FROM pragma_database_list"));
    state.put("temporary", rows("SELECT name, sql FROM sqlite_temp_schema ORDER BY name"));
    state.put("like", rows("SELECT 'a' LIKE 'A'"));
    state.put("functions", rows("SELECT count(*) FROM pragma_function_list"));
    state.put("transaction", transaction());
    state.put("files", files.state());
    state.put("bytes", bytes("shop.db") + " " + bytes("vault.db"));
    return state;
  }

  private String transaction() throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("ROLLBACK");
      return "none";
    } catch (SQLException e) {
      return "open";
    }
  }

  private int bytes(String file) {
    try {
      return Arrays.hashCode(Files.readAllBytes(Path.of(files.folder().toString(), file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rows(String sql) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          all.append(rows.getString(i)).append('|');
        }
      }
    }
    return all.toString();
  }

  private List<String> list(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  @Override
  public Vocabulary vocabulary() {
    try {
      return new Vocabulary(
          list("SELECT DISTINCT name FROM pragma_function_list"),
          list(
              "SELECT iif(schema = 'main', name, schema || '.' || name) FROM pragma_table_list"
                  + " UNION SELECT name FROM pragma_module_list"
                  + " UNION SELECT 'pragma_' || name FROM pragma_pragma_list"),
          list(
              "SELECT DISTINCT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c"
                  + " UNION VALUES ('rowid'), ('oid'), ('papers'), ('jottings'), ('rank'), ('hidden')"),
          List.of("TEXT", "INTEGER", "REAL", "BLOB", "NUMERIC", "ANY", "planted"),
          VariantWords.literals(files.folder().toString()),
          VariantWords.tails(Dialect.SQLITE, files.folder().toString()),
          VariantWords.fragments(Dialect.SQLITE));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    files.close();
  }
}
