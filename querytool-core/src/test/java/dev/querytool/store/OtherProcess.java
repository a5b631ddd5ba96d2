package dev.querytool.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A child JVM that holds the writer of a SQLite file until it is closed. */
final class OtherProcess implements AutoCloseable {

  private static final String READY = "writing";

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  static OtherProcess holdingTheWriterOf(Path file) throws IOException {
    String classPath =
        List.of(OtherProcess.class, org.sqlite.JDBC.class, org.slf4j.Logger.class).stream()
            .map(OtherProcess::placeOf)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                OtherProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (!READY.equals(line)) {
      process.destroyForcibly();
      throw new IllegalStateException("the other process said " + line);
    }
    return new OtherProcess(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Holds the writer until standard input ends, which is when the parent dies or kills it. */
  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      System.out.println(READY);
      System.out.flush();
      while (System.in.read() >= 0) {
        statement.execute("SELECT 1");
      }
    }
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
