package dev.querytool.testkit;

import dev.querytool.connection.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from Maven's binaries. */
final class OwnPostgres extends OwnServer {

  private final Map<String, String> settings;
  private @Nullable EmbeddedPostgres running;

  OwnPostgres(Map<String, String> settings) {
    super(Dialect.POSTGRES);
    this.settings = settings;
  }

  @Override
  public void startAgain() {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port())
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(2));
    builder.setServerConfig("synchronous_commit", "on");
    settings.forEach(builder::setServerConfig);
    try {
      running = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  @Override
  public void stop() {
    EmbeddedPostgres ending = running;
    running = null;
    if (ending != null) {
      try {
        ending.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The sessions die with it, or a busy one would go on alone, and the next one would not start
   * beside it. Stopping what was killed already gives back the lock on its data.
   */
  @Override
  public void kill() {
    try {
      String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip();
      List<ProcessHandle> sessions =
          ProcessHandle.of(Long.parseLong(pid)).stream()
              .flatMap(ProcessHandle::descendants)
              .toList();
      killProcess(Long.parseLong(pid));
      sessions.forEach(session -> killProcess(session.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stop();
  }
}
