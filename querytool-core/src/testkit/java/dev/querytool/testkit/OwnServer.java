package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server of one test's own, from the binaries that Maven brings: it may be configured, killed and
 * started again.
 *
 * <p>Works as root and as a plain user; stops with the JVM. Used by one thread.
 */
public abstract class OwnServer implements AutoCloseable {

  private final Dialect dialect;
  private final int port;
  private final Path folder;

  OwnServer(Dialect dialect) {
    this.dialect = dialect;
    this.port = FreePorts.next();
    this.folder = newFolder(dialect.name().toLowerCase(Locale.ROOT));
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-server-end"));
  }

  /** Starts a server without settings of its own. */
  public static OwnServer start(Dialect dialect) {
    return start(dialect, Map.of());
  }

  /**
   * Starts a server.
   *
   * @param settings as they would stand in the engine's own configuration file
   */
  public static OwnServer start(Dialect dialect, Map<String, String> settings) {
    OwnServer server =
        switch (dialect) {
          case POSTGRES -> new OwnPostgres(settings);
          case MARIADB -> new OwnMariaDb(settings);
          case MYSQL, SQLITE -> throw new IllegalArgumentException("no binaries of " + dialect);
        };
    server.startAgain();
    return server;
  }

  public int port() {
    return port;
  }

  /** Returns the folder of its data. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Returns the folder that holds everything of it, deleted with the JVM. */
  Path folder() {
    return folder;
  }

  /** Starts it on the same port and data after {@link #kill} or {@link #stop}. */
  public abstract void startAgain();

  /** Ends it in order. */
  public abstract void stop();

  /** Ends it without warning. */
  public abstract void kill();

  /** Returns it as the tests see servers. */
  public TestServer server() {
    return TestServer.at(dialect, adminUrl(), "Maven artifacts");
  }

  /** Returns the url of the administrator, who has no password. */
  String adminUrl() {
    return switch (dialect) {
      case POSTGRES -> "postgres://postgres@127.0.0.1:" + port + "/postgres";
      default -> "mysql://root@127.0.0.1:" + port + "/mysql";
    };
  }

  @Override
  public void close() {
    stop();
  }

  private void end() {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder(String name) {
    try {
      return Files.createTempDirectory("querytool-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills a process and waits for its end. */
  static void killProcess(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }
}
