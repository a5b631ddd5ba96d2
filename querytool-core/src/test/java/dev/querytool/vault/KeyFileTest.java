package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void makesAKeyOfThirtyTwoBytesThatOnlyItsOwnerMayRead() throws IOException {
    Path file = directory.resolve("store.db.key");

    MasterKey.fromFileOrCreate(file).loadOrCreate().close();

    assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesNothingElseInTheDirectory() throws IOException {
    MasterKey.fromFileOrCreate(directory.resolve("k")).loadOrCreate().close();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("k"));
    }
  }

  @Test
  void makesNoDirectoryForAKey() {
    Path file = directory.resolve("not mounted").resolve("k");
    MasterKey key = MasterKey.fromFileOrCreate(file);

    assertThatThrownBy(key::loadOrCreate)
        .isInstanceOf(CredentialException.class)
        .hasMessageContainingAll(
            "master key file " + file, "its directory does not exist", "for its owner only");
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void readsTheKeyItMade() {
    Path file = directory.resolve("k");
    String made = MasterKey.fromFileOrCreate(file).loadOrCreate().id();

    assertThat(MasterKey.fromFileOrCreate(file).loadOrCreate().id()).isEqualTo(made);
    assertThat(MasterKey.fromFile(file).load().id()).isEqualTo(made);
  }

  @Test
  void makesNoTwoKeysAlike() {
    assertThat(MasterKey.fromFileOrCreate(directory.resolve("a")).loadOrCreate().id())
        .isNotEqualTo(MasterKey.fromFileOrCreate(directory.resolve("b")).loadOrCreate().id());
  }

  @Test
  void neverMakesAKeyWhenOnlyAskedToLoadOne() {
    Path file = directory.resolve("k");

    assertThatThrownBy(MasterKey.fromFileOrCreate(file)::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("put back the key");
    assertThat(file).doesNotExist();
  }

  @Test
  void neverMakesAFileThatWasToBeThere() {
    Path file = directory.resolve("k");

    assertThatThrownBy(MasterKey.fromFile(file)::loadOrCreate)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("does not exist");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    for (String wide : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
      Path file = directory.resolve(wide);
      MasterKey.fromFileOrCreate(file).loadOrCreate().close();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(wide));

      assertThatThrownBy(MasterKey.fromFile(file)::load)
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining(wide)
          .hasMessageContaining("chmod 600");
    }
  }

  @Test
  void takesAFileThatItsOwnerMayOnlyRead() throws IOException {
    Path file = directory.resolve("k");
    MasterKey.fromFileOrCreate(file).loadOrCreate().close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertThat(MasterKey.fromFile(file).load().id()).isNotEmpty();
  }

  @Test
  void refusesDirectoriesAndLargeFiles() throws IOException {
    Path large = directory.resolve("large");
    Files.write(large, new byte[1025]);

    for (Path file : List.of(directory, large)) {
      assertThatThrownBy(MasterKey.fromFile(file)::load)
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("another path");
    }
  }

  @Test
  void refusesAnEmptyFileAndSaysHowToMakeAKey() throws IOException {
    Path file = directory.resolve("k");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

    assertThatThrownBy(MasterKey.fromFileOrCreate(file)::loadOrCreate)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("0 bytes");
  }

  @Test
  void saysWhichDirectoryIsMissing() {
    Path file = directory.resolve("absent").resolve("k");

    assertThatThrownBy(MasterKey.fromFileOrCreate(file)::loadOrCreate)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("directory does not exist");
  }

  @Test
  void saysOnceThatItMadeAKeyAndNeverShowsIt() throws IOException {
    Path file = directory.resolve("k");
    MasterKey key = MasterKey.fromFileOrCreate(file);

    List<ILoggingEvent> events =
        logged(
            () -> {
              key.loadOrCreate().close();
              key.loadOrCreate().close();
            });

    assertThat(events).filteredOn(event -> event.getLevel() == Level.INFO).hasSize(1);
    assertThat(events)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains(file.toString()))
        .noneMatch(line -> line.contains(readString(file)));
  }

  @Test
  void givesEveryThreadThatRacesToMakeItTheSameKey() throws Exception {
    Path file = directory.resolve("k");
    int racers = 8;
    CountDownLatch start = new CountDownLatch(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      List<Future<String>> ids = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        ids.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return MasterKey.fromFileOrCreate(file).loadOrCreate().id();
                }));
      }
      String first = ids.get(0).get();
      for (Future<String> id : ids) {
        assertThat(id.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<ILoggingEvent> logged(Runnable work) {
    Logger logger = (Logger) LoggerFactory.getLogger(KeyFile.class);
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(appender);
    try {
      work.run();
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(before);
    }
    return appender.list;
  }

  private static String readString(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
