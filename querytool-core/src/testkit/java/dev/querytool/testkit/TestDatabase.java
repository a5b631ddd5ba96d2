package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of one test class on a {@link TestServer}. Safe for use by many threads. */
public final class TestDatabase implements AutoCloseable {

  /** Who may log in. */
  public record LogIn(String user, String password) {}

  private static final String IN_USE = "55006";

  private final TestServer server;
  private final String name;
  private final List<String> users = new ArrayList<>();

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  static TestDatabase create(TestServer server, String name) {
    TestDatabase database = new TestDatabase(server, name);
    database.onServer(
        server.dialect() == Dialect.POSTGRES
            ? "CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0"
            : "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    return database;
  }

  public TestServer server() {
    return server;
  }

  public Dialect dialect() {
    return server.dialect();
  }

  public String name() {
    return name;
  }

  /** Returns the url under which the administrator would register it, without the password. */
  public String url() {
    return url(server.user());
  }

  /** Returns the url under which a user would register it, without the password. */
  public String url(String user) {
    return (dialect() == Dialect.POSTGRES ? "postgres" : "mysql")
        + "://"
        + TestServer.encoded(user)
        + "@"
        + server.host()
        + ":"
        + server.port()
        + "/"
        + name;
  }

  /** Connects as the administrator, by the bare driver, with auto-commit on. */
  public Connection connect() throws SQLException {
    return server.connect(name);
  }

  /** Connects as a user, by the bare driver, with auto-commit on. */
  public Connection connect(LogIn user) throws SQLException {
    return server.connect(name, user.user(), user.password());
  }

  /** Runs statements as the administrator, one by one. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a statement of the test failed: " + e.getMessage(), e);
    }
  }

  /** Creates a user who may read every table of this database, those made later too. */
  public synchronized LogIn newReader() {
    LogIn user = newUser();
    if (dialect() == Dialect.POSTGRES) {
      execute(
          "GRANT USAGE ON SCHEMA public TO " + user.user(),
          "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user.user(),
          "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO " + user.user());
    } else {
      execute("GRANT SELECT, SHOW VIEW ON " + name + ".* TO " + user.user());
    }
    return user;
  }

  /** Creates a user with no rights but to log in; dropped together with this database. */
  public synchronized LogIn newUser() {
    LogIn user = new LogIn(name + "_u" + users.size(), "Pw-" + name);
    execute(
        dialect() == Dialect.POSTGRES
            ? "CREATE ROLE " + user.user() + " LOGIN PASSWORD '" + user.password() + "'"
            : "CREATE USER " + user.user() + " IDENTIFIED BY '" + user.password() + "'");
    users.add(user.user());
    return user;
  }

  /** Drops the database and its users, whoever is still connected. */
  @Override
  public synchronized void close() {
    Await.until("the database is dropped", this::isDropped);
    for (String user : users) {
      onServer((dialect() == Dialect.POSTGRES ? "DROP ROLE " : "DROP USER ") + user);
    }
    users.clear();
  }

  @Override
  public String toString() {
    return server.toString();
  }

  /** PostgreSQL waits some seconds for the sessions to end, no longer. */
  private boolean isDropped() {
    boolean postgres = dialect() == Dialect.POSTGRES;
    try (Connection connection = server.connect(null);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name + (postgres ? " WITH (FORCE)" : ""));
      return true;
    } catch (SQLException e) {
      if (postgres && IN_USE.equals(e.getSQLState())) {
        return false;
      }
      throw new IllegalStateException("the server does not drop " + name, e);
    }
  }

  private void onServer(String sql) {
    try (Connection connection = server.connect(null);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the server refused: " + sql, e);
    }
  }
}
