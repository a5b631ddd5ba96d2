package dev.querytool.examples.evaluate;

import dev.querytool.QueryTool;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shop or the media library on an engine, made from its script. */
final class SampleDatabase implements AutoCloseable {

  /** Connects by the bare driver. */
  private interface Connector {
    Connection connect() throws SQLException;
  }

  private final Dialect dialect;
  private final String url;
  private final Connector connector;
  private final @Nullable TestDatabase onServer;

  private SampleDatabase(
      Dialect dialect, String url, Connector connector, @Nullable TestDatabase onServer) {
    this.dialect = dialect;
    this.url = url;
    this.connector = connector;
    this.onServer = onServer;
  }

  static SampleDatabase sqlite(String name, Path directory) throws IOException, SQLException {
    String file = directory.resolve(name + ".db").toString();
    SampleDatabase database =
        new SampleDatabase(
            Dialect.SQLITE,
            "sqlite:" + file,
            () -> DriverManager.getConnection("jdbc:sqlite:" + file),
            null);
    database.fill(name);
    return database;
  }

  static SampleDatabase on(TestServer server, String name) throws IOException, SQLException {
    TestDatabase created = server.newDatabase();
    SampleDatabase database =
        new SampleDatabase(server.dialect(), created.url(), created::connect, created);
    try {
      database.fill(name);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Registers it under a name. */
  void register(QueryTool tool, String name) {
    if (onServer == null || onServer.server().password().isEmpty()) {
      tool.connections().register(name, url);
    } else {
      tool.connections().register(name, url, Secret.of(onServer.server().password()));
    }
  }

  Connection connect() throws SQLException {
    return connector.connect();
  }

  private void fill(String name) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements(name)) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private List<String> statements(String name) throws IOException {
    List<String> statements = new ArrayList<>();
    boolean mysql = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    if (mysql) {
      statements.add("SET SESSION sql_mode = 'ANSI_QUOTES'");
    }
    for (String text : script(name).split(";\n", -1)) {
      if (!text.isBlank()) {
        statements.add(mysql ? text.replace(" TIMESTAMP ", " DATETIME ") : text);
      }
    }
    return statements;
  }

  private static String script(String name) throws IOException {
    String file = "/evaluate/" + name + ".sql";
    try (InputStream script = SampleDatabase.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(script, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    if (onServer != null) {
      onServer.close();
    }
  }
}
