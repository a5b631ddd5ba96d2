package dev.querytool.guard;

import dev.querytool.QueryTool;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.UnnamedCall;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.OwnServer;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Canaries of PostgreSQL, on a server of their own: no transaction id may be spent, no row of a
 * catalogue or table may be another, and much that no catalogue shows stays as it is.
 */
final class PostgresCanaries implements CanaryWorld {

  private static final Pattern OWN_CALL_BY_DOT =
      Pattern.compile("\\.\\s*\"?(plant|plant_row|plant_check|label|secret_of|note_change)\\b");

  /** Signs of operators that are planted, each of which fits some operands better. */
  private static final Pattern OWN_CALL_BY_SIGN = Pattern.compile("!!|->|\\^@|@|\\|\\|/|#-");

  /** Worlds on one server, which ends with the JVM. */
  static final class Worlds implements Source {

    private final OwnServer server;

    Worlds() {
      this.server =
          OwnServer.start(
              Dialect.POSTGRES, Map.of("autovacuum", "off", "max_prepared_transactions", "2"));
    }

    @Override
    public Dialect dialect() {
      return Dialect.POSTGRES;
    }

    @Override
    public CanaryWorld fresh() throws SQLException {
      return new PostgresCanaries(server);
    }

    @Override
    public List<String> texts() {
      return AcceptedTexts.of(Dialect.POSTGRES);
    }

    @Override
    public List<String> plants() {
      return List.of(
          SqliteStatements.resource("canaries/postgres-plants.sql").strip().split("\n", -1));
    }

    /** Without one the guard cannot tell columns from functions that someone made. */
    @Override
    public boolean needsCatalog(String sql) {
      return OWN_CALL_BY_DOT.matcher(sql).find() || OWN_CALL_BY_SIGN.matcher(sql).find();
    }

    @Override
    public String toString() {
      return "PostgreSQL";
    }
  }

  private final CanaryFiles files = CanaryFiles.create();
  private final Path data;
  private final TestDatabase database;
  private Connection session;
  private final Connection observer;
  private final Connection holder;
  private final CatalogSnapshot catalog;
  private int pid;

  private PostgresCanaries(OwnServer server) throws SQLException {
    data = server.data();
    database = server.server().newDatabase();
    PostgresStatements.create(database);
    observer = connect();
    run(observer, script("canaries/postgres.sql"));
    holder = connect();
    holder.setAutoCommit(false);
    run(holder, "SELECT * FROM held FOR UPDATE; SELECT pg_advisory_lock(4242)");
    run(observer, "LISTEN canary; LISTEN planted");
    catalog = PostgresStatements.catalog(observer).withUnnamedCalls(unnamedCalls());
    session = connect();
    begin();
  }

  private List<UnnamedCall> unnamedCalls() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("world", database.url(), Secret.of(database.server().password()));
      return tool.catalog().on("world").snapshot().unnamedCalls();
    }
  }

  private void begin() throws SQLException {
    run(session, script("canaries/postgres-kept.sql"));
    pid = ((PGConnection) session).getBackendPID();
  }

  private String script(String name) {
    return SqliteStatements.resource(name).replace("%s", files.folder().toString());
  }

  private Connection connect() throws SQLException {
    TestServer server = database.server();
    Properties properties = new Properties();
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("maxResultBuffer", "64M");
    return DriverManager.getConnection(server.jdbcUrl(database.name()), properties);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Connection session() {
    return session;
  }

  @Override
  public boolean resume() throws SQLException {
    session.close();
    Await.until("the session has ended", this::ended);
    session = connect();
    begin();
    return true;
  }

  private boolean ended() {
    try {
      return rows(observer, "SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CatalogSnapshot catalog() {
    return catalog;
  }

  @Override
  public String planted(String plant) {
    return plant
        .replace("%s", files.folder().toString())
        .replace("%p", String.valueOf(((PGConnection) holder).getBackendPID()));
  }

  @Override
  public List<String> secrets() {
    return CanaryFiles.secrets();
  }

  @Override
  public boolean waits() throws SQLException {
    return rows(
            observer,
            "SELECT 1 FROM pg_stat_activity WHERE pid = "
                + pid
                + " AND state = 'active' AND wait_event_type IN ('Timeout', 'Lock', 'Extension')")
        .contains("1");
  }

  @Override
  public Map<String, String> state() throws SQLException {
    Map<String, String> state = new TreeMap<>();
    addAll(state, session, "canaries/postgres-session.sql");
    addAll(state, observer, "canaries/postgres-state.sql");
    state.put(
        "session",
        rows(
            observer,
            "SELECT state, usename, query_start IS NULL FROM"
                + " pg_stat_activity WHERE pid = "
                + pid));
    state.put("locks", rows(observer, "SELECT locktype, mode FROM pg_locks WHERE pid = " + pid));
    state.put("holder", rows(holder, "SELECT count(*) FROM held"));
    var notifications = observer.unwrap(PGConnection.class).getNotifications();
    state.put("notified", String.valueOf(notifications == null ? 0 : notifications.length));
    state.put("files", files.state());
    state.put("data", dataFiles());
    return state;
  }

  private void addAll(Map<String, String> state, Connection connection, String script)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SqliteStatements.resource(script))) {
      while (rows.next()) {
        state.put(rows.getString(1), rows.getString(2));
      }
    }
  }

  /** Returns the names in the server's own folder, which a path without a root begins at. */
  private String dataFiles() {
    try (Stream<Path> all = Files.list(data)) {
      return all.map(file -> file.getFileName().toString())
          .sorted()
          .collect(Collectors.joining(" "));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String rows(Connection connection, String sql) throws SQLException {
    return String.join(";", list(connection, sql));
  }

  private static List<String> list(Connection connection, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
        all.add(row.toString());
      }
    }
    return all;
  }

  @Override
  public Vocabulary vocabulary() {
    String folder = files.folder().toString();
    try {
      return new Vocabulary(
          list(observer, "SELECT DISTINCT proname FROM pg_proc ORDER BY 1"),
          list(
              observer,
              "SELECT CASE WHEN relnamespace = 'pg_catalog'::regnamespace OR"
                  + " pg_table_is_visible(oid) THEN relname ELSE relnamespace::regnamespace || '.'"
                  + " || relname END FROM pg_class WHERE relkind IN ('r', 'v', 'S', 'm') AND"
                  + " relname <> 'poisoned' ORDER BY 1"),
          list(
              observer,
              "SELECT DISTINCT attname FROM pg_attribute WHERE attrelid IN (SELECT oid FROM"
                  + " pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1"),
          list(observer, "SELECT DISTINCT typname FROM pg_type ORDER BY 1"),
          VariantWords.literals(folder),
          VariantWords.tails(Dialect.POSTGRES, folder),
          VariantWords.fragments(Dialect.POSTGRES));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Connection connection : List.of(session, observer, holder)) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    database.close();
    files.close();
  }
}
