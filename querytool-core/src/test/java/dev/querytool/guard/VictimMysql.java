package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** MySQL as a program of the environment starts and kills it. */
final class VictimMysql extends Victim {

  private static final String PROGRAM = "QUERYTOOL_COSTLY_MYSQL";

  private static final long PAUSE = 5_000_000_000L;

  private String version = "";

  @Override
  Connection connect() throws SQLException {
    URI url = URI.create(program("start"));
    for (int i = 0; i < 12 && !answers(url); i++) {
      LockSupport.parkNanos(PAUSE);
    }
    Connection session = open(url);
    VictimServer.prepare(session, Dialect.MYSQL);
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT version()")) {
      row.next();
      version = row.getString(1);
    }
    return session;
  }

  private static boolean answers(URI url) {
    try (Connection session = open(url)) {
      return session.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection open(URI url) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://"
            + url.getHost()
            + ":"
            + url.getPort()
            + "/mysql?sslMode=DISABLED&allowPublicKeyRetrieval=true",
        url.getUserInfo(),
        "");
  }

  @Override
  long process(Connection session) throws SQLException {
    return VictimServer.processOf(session);
  }

  @Override
  void kill() {
    program("kill");
    forget();
  }

  @Override
  public void close() throws SQLException {
    super.close();
    program("kill");
  }

  @Override
  public String toString() {
    return "MySQL " + version;
  }

  private static String program(String argument) {
    String program = System.getenv(PROGRAM);
    if (program == null) {
      throw new IllegalStateException("the variable " + PROGRAM + " names no program");
    }
    try {
      Process process =
          new ProcessBuilder(program, argument)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return process.inputReader(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
