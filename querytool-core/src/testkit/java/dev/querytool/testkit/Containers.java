package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Servers in Docker, where there is one; they end with the JVM. */
final class Containers {

  private static final String PASSWORD = "querytool";

  private Containers() {}

  /** Starts a server and returns its url; empty if no Docker answers. */
  static Optional<String> start(Dialect dialect) {
    return dockerAnswers() ? Optional.of(url(dialect)) : Optional.empty();
  }

  private static String url(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> run("postgres:18", 5432, "POSTGRES_PASSWORD", "postgres://postgres");
      case MARIADB -> run("mariadb:11.4", 3306, "MARIADB_ROOT_PASSWORD", "mysql://root");
      case MYSQL -> run("mysql:9", 3306, "MYSQL_ROOT_PASSWORD", "mysql://root");
      case SQLITE -> throw new IllegalArgumentException("SQLite has no server");
    };
  }

  @SuppressWarnings("resource")
  private static String run(String image, int port, String variable, String start) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withEnv(variable, PASSWORD)
            .withExposedPorts(port)
            .waitingFor(
                Wait.forLogMessage(".*ready (to accept|for) connections.*", 2)
                    .withStartupTimeout(Duration.ofMinutes(3)));
    container.start();
    return start
        + ":"
        + PASSWORD
        + "@"
        + container.getHost()
        + ":"
        + container.getMappedPort(port)
        + "/";
  }

  private static boolean dockerAnswers() {
    boolean mayBeThere =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
  }
}
