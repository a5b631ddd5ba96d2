package dev.querytool.query;

import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Sessions on one SQLite file. */
final class SqliteSessions extends TestSessions {

  private final Path file;

  SqliteSessions(Path file, int size) {
    super(Dialect.SQLITE, "sqlite:" + file, size);
    this.file = file;
  }

  static void prepare(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Returns how many threads are in the driver's native code, working on a statement. */
  static int stepping() {
    return (int)
        Thread.getAllStackTraces().values().stream()
            .filter(
                stack ->
                    Arrays.stream(stack)
                        .anyMatch(
                            frame ->
                                frame.getClassName().equals("org.sqlite.core.NativeDB")
                                    && frame.getMethodName().equals("step")))
            .count();
  }

  @Override
  Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only=ON");
      statement.execute("PRAGMA busy_timeout=0");
    }
    return connection;
  }
}
