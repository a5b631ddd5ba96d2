package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A running server and how its administrator reaches it. Safe for use by many threads. */
public final class TestServer {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Dialect dialect;
  private final String origin;
  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final String version;

  private TestServer(Dialect dialect, URI uri, String origin) {
    String[] logIn = uri.getUserInfo().split(":", 2);
    this.dialect = dialect;
    this.origin = origin;
    this.host = uri.getHost();
    this.port = uri.getPort();
    this.user = logIn[0];
    this.password = logIn.length == 1 ? "" : logIn[1];
    this.version = readVersion();
  }

  /** Returns the server at a url that names user, host and port; it must answer. */
  static TestServer at(Dialect dialect, String url, String origin) {
    return new TestServer(dialect, URI.create(url), origin);
  }

  public Dialect dialect() {
    return dialect;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** Returns the administrator's name. */
  public String user() {
    return user;
  }

  /** Returns the administrator's password; may be empty. */
  public String password() {
    return password;
  }

  /** Returns the version as the server tells it. */
  public String version() {
    return version;
  }

  /** Returns where it came from. */
  public String origin() {
    return origin;
  }

  /** Creates an empty database with a name of its own, dropped when it is closed. */
  public TestDatabase newDatabase() {
    String name =
        "qt_"
            + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX)
            + "_"
            + Long.toString(System.nanoTime() & 0xffffffL, Character.MAX_RADIX)
            + "_"
            + NUMBER.incrementAndGet();
    return TestDatabase.create(this, name);
  }

  /**
   * Connects as the administrator, with auto-commit on.
   *
   * @param database the database, or null for the server's own
   */
  public Connection connect(@Nullable String database) throws SQLException {
    return connect(database, user, password);
  }

  /** Connects as anyone, with auto-commit on. */
  public Connection connect(@Nullable String database, String asUser, String withPassword)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", asUser);
    properties.setProperty("password", withPassword);
    if (dialect != Dialect.POSTGRES) {
      properties.setProperty("sslMode", "DISABLED");
      properties.setProperty("allowPublicKeyRetrieval", "true");
    }
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /** Returns the bare driver's url of a database, or of the server's own for null. */
  public String jdbcUrl(@Nullable String database) {
    String own = dialect == Dialect.POSTGRES ? "postgres" : "";
    return "jdbc:"
        + (dialect == Dialect.POSTGRES ? "postgresql" : "mysql")
        + "://"
        + host
        + ":"
        + port
        + "/"
        + (database == null ? own : database);
  }

  /** Returns the engine's name and version; tests that run on several engines show it. */
  @Override
  public String toString() {
    String name =
        switch (dialect) {
          case POSTGRES -> "PostgreSQL";
          case MARIADB -> "MariaDB";
          case MYSQL -> "MySQL";
          case SQLITE -> "SQLite";
        };
    return name + " " + version;
  }

  private String readVersion() {
    try (Connection connection = connect(null);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                dialect == Dialect.POSTGRES ? "SHOW server_version" : "SELECT version()")) {
      row.next();
      String version = row.getString(1).split(" ", 2)[0];
      refuseOther(version.toLowerCase(Locale.ROOT).contains("mariadb"));
      return version.split("-", 2)[0];
    } catch (SQLException e) {
      throw new IllegalStateException("no " + dialect + " answers at " + host + ":" + port, e);
    }
  }

  private void refuseOther(boolean isMariaDb) {
    if (isMariaDb != (dialect == Dialect.MARIADB)) {
      throw new IllegalStateException(
          "the server at " + host + ":" + port + " is not " + dialect + ", as its variable says");
    }
  }

  /** Encodes a part of a url. */
  static String encoded(String part) {
    StringBuilder text = new StringBuilder();
    for (byte unit : part.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = unit > 0 && (Character.isLetterOrDigit(unit) || unit == '_');
      text.append(plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "%%%02X", unit));
    }
    return text.toString();
  }
}
