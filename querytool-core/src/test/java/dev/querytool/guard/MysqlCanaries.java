package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Canaries of MySQL and MariaDB: what others may change on a shared server is not looked at. */
final class MysqlCanaries implements CanaryWorld {

  private static final String OF_MARIADB = "-- MariaDB: ";

  /**
   * Worlds on one server.
   *
   * @param server where they are
   * @param alone whether nobody else uses it
   */
  record Worlds(TestServer server, boolean alone) implements Source {

    @Override
    public Dialect dialect() {
      return server.dialect();
    }

    @Override
    public CanaryWorld fresh() throws SQLException {
      return new MysqlCanaries(server, alone);
    }

    @Override
    public List<String> texts() {
      return AcceptedTexts.of(server.dialect());
    }

    @Override
    public List<String> plants() {
      return SqliteStatements.resource("canaries/mysql-plants.sql")
          .lines()
          .filter(line -> server.dialect() == Dialect.MARIADB || !line.startsWith(OF_MARIADB))
          .map(line -> line.replace(OF_MARIADB, ""))
          .toList();
    }

    @Override
    public String toString() {
      return server.toString();
    }
  }

  private final CanaryFiles files = CanaryFiles.create();
  private final boolean alone;
  private final TestDatabase database;
  private Connection session;
  private final Connection observer;
  private final Connection holder;
  private final CatalogSnapshot catalog;
  private String id = "";

  private MysqlCanaries(TestServer server, boolean alone) throws SQLException {
    this.alone = alone;
    database = MysqlStatements.database(server);
    observer = database.connect();
    holder = database.connect();
    session = connect();
    create("canaries/mysql.sql");
    holder.setAutoCommit(false);
    run(holder, "SELECT * FROM held FOR UPDATE");
    run(holder, "SELECT GET_LOCK('held_" + database.name() + "', 0)");
    catalog = MysqlStatements.catalog(database);
    begin();
  }

  private void begin() throws SQLException {
    create("canaries/mysql-kept.sql");
    id = rows(session, "SELECT CONNECTION_ID()");
  }

  private void create(String script) throws SQLException {
    try {
      for (String sql : resource(script).split(";\n", -1)) {
        boolean ofMariaDb = sql.startsWith(OF_MARIADB);
        if (!sql.isBlank() && (!ofMariaDb || dialect() == Dialect.MARIADB)) {
          run(session, sql.replace(OF_MARIADB, ""));
        }
      }
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /** Several statements in one text and local files are allowed, as on no session of ours. */
  private Connection connect() throws SQLException {
    TestServer server = database.server();
    Properties properties = new Properties();
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("allowPublicKeyRetrieval", "true");
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("allowLoadLocalInfile", "true");
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
      return rows(observer, "SELECT 1 FROM information_schema.processlist WHERE id = " + id)
          .isEmpty();
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
    return plant.replace("%s", files.folder().toString()).replace("%d", database.name());
  }

  @Override
  public List<String> secrets() {
    return CanaryFiles.secrets();
  }

  @Override
  public boolean waits() throws SQLException {
    return rows(
            observer,
            "SELECT 'waits' FROM information_schema.processlist WHERE id = "
                + id
                + " AND (state LIKE 'User %' OR state LIKE 'Waiting%' OR state LIKE '%lock%')"
                + " UNION SELECT 'waits' FROM information_schema.innodb_trx"
                + " WHERE trx_state = 'LOCK WAIT' AND trx_mysql_thread_id = "
                + id)
        .equals("waits");
  }

  @Override
  public Map<String, String> state() throws SQLException {
    Map<String, String> state = new TreeMap<>();
    String script =
        dialect() == Dialect.MARIADB ? "canaries/mariadb-state.sql" : "canaries/mysql-state.sql";
    for (String line :
        (resource("canaries/mysql-state-both.sql") + resource(script)).split("\n", -1)) {
      String[] parts = line.split(": ", 2);
      if (parts.length == 2 && (alone || !parts[0].startsWith("server "))) {
        Connection by = parts[0].startsWith("session ") ? session : observer;
        String sql = parts[1].replace("%d", database.name()).replace("%i", id);
        state.put(parts[0], hashed(rows(by, sql)));
      }
    }
    state.put("files", files.state());
    return state;
  }

  private Dialect dialect() {
    return database.dialect();
  }

  private static String resource(String name) {
    return SqliteStatements.resource(name);
  }

  private static String hashed(String rows) {
    return rows.length() < 200 ? rows : rows.length() + " characters " + rows.hashCode();
  }

  private static String rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
        all.add(row.toString());
      }
      return String.join(";", all);
    } catch (SQLException e) {
      if (e.getErrorCode() == 0 || e.getErrorCode() == 1064) {
        throw e;
      }
      return "error " + e.getErrorCode();
    }
  }

  private List<String> list(String sql) throws SQLException {
    return Stream.of(rows(observer, sql).split(";", -1)).distinct().toList();
  }

  @Override
  public Vocabulary vocabulary() {
    String folder = files.folder().toString();
    try {
      return new Vocabulary(
          functions(),
          list(
              "SELECT IF(table_schema = DATABASE(), table_name, CONCAT(table_schema, '.',"
                  + " table_name)) FROM information_schema.tables WHERE table_name <> 'poisoned' AND"
                  + " table_schema IN (DATABASE(),"
                  + " 'mysql', 'information_schema', 'performance_schema', 'sys')"),
          list(
              "SELECT DISTINCT column_name FROM information_schema.columns WHERE table_schema ="
                  + " DATABASE()"),
          List.of(
              """
              CHAR BINARY SIGNED UNSIGNED DATE DATETIME TIME YEAR JSON DECIMAL(10,2) FLOAT DOUBLE
              INT INTEGER VARCHAR(20) NCHAR POINT GEOMETRY INET6 UUID BLOB TEXT ENUM sleep REAL
              """
                  .strip()
                  .split("\\s+")),
          VariantWords.literals(folder),
          VariantWords.tails(dialect(), folder),
          VariantWords.fragments(dialect()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes names from the server's help, which not every server has, and from a list. */
  private List<String> functions() throws SQLException {
    String sql =
        dialect() == Dialect.MARIADB
            ? "SELECT LOWER(function) FROM information_schema.sql_functions"
            : "SELECT LOWER(name) FROM mysql.help_topic WHERE help_category_id IN (SELECT"
                + " help_category_id FROM mysql.help_category WHERE name LIKE '%Function%')";
    Stream<String> told = list(sql).stream().filter(name -> name.matches("[a-z_0-9]+"));
    Stream<String> stored =
        list(
            "SELECT routine_name FROM information_schema.routines WHERE routine_schema ="
                + " DATABASE()")
            .stream();
    return Stream.of(
            told, stored, Stream.of(resource("canaries/mysql-functions.txt").strip().split("\\s+")))
        .flatMap(names -> names)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.toList());
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
