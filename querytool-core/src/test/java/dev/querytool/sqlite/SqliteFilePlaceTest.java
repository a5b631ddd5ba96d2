package dev.querytool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFilePlaceTest {

  @TempDir Path directory;

  @Test
  void makesItsDirectoryForTheOwnerAlone() throws IOException {
    SqliteFile.open(directory.resolve("one/two/test.db")).close();

    assertThat(permissions(directory.resolve("one/two"))).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("one"))).isEqualTo("rwx------");
  }

  @Test
  void makesItsFilesForTheOwnerAlone() throws IOException {
    try (SqliteFile file = SqliteFile.open(directory.resolve("test.db"))) {
      Sql.write(file, "CREATE TABLE t (a)");

      for (String suffix : List.of("", "-wal", "-shm")) {
        assertThat(permissions(Path.of(file.path() + suffix))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void makesItsFilesBeforeSqliteDoes() throws IOException {
    Path path = directory.resolve("test.db");

    PrivateFiles.prepare(path);

    for (String suffix : List.of("", "-wal", "-shm")) {
      Path made = Path.of(path + suffix);
      assertThat(made).isEmptyFile();
      assertThat(permissions(made)).isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-rw-rw-"})
  void refusesAFileThatOthersMayOpen(String wide) throws IOException {
    Path path = directory.resolve("test.db");
    SqliteFile.open(path).close();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(wide));

    assertThatExceptionOfType(SqliteFileException.class)
        .isThrownBy(() -> SqliteFile.open(path))
        .withMessageContaining(wide)
        .withMessageContaining("chmod 600");
    assertThat(permissions(path)).isEqualTo(wide);
  }

  @Test
  void refusesALogThatOthersMayOpen() throws IOException {
    Path path = directory.resolve("test.db");
    SqliteFile.open(path).close();
    Path log = directory.resolve("test.db-wal");
    Files.createFile(log);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> SqliteFile.open(path))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("test.db-wal")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void refusesADirectory() {
    assertThatThrownBy(() -> SqliteFile.open(directory))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("it is a directory");
  }

  @Test
  void refusesAPlaceUnderAFile() throws IOException {
    Path blocker = Files.createFile(directory.resolve("blocker"));

    assertThatThrownBy(() -> SqliteFile.open(blocker.resolve("sub/test.db")))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
    Path path = privateFile("letter.txt", "Dear Sir or Madam, ".repeat(100));

    assertThatThrownBy(() -> SqliteFile.open(path))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("not a SQLite database");
    assertThat(names()).containsExactly("letter.txt");
  }

  @Test
  void refusesADatabaseWithAnImpossibleHeader() throws IOException {
    Path path = privateFile("broken.db", "SQLite format 3\0" + "x".repeat(4096));

    assertThatThrownBy(() -> SqliteFile.open(path))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("not a SQLite database");
  }

  @Test
  void refusesALinkToNowhere() throws IOException {
    Path link = directory.resolve("link.db");
    Files.createSymbolicLink(link, directory.resolve("gone.db"));

    assertThatThrownBy(() -> SqliteFile.open(link)).isInstanceOf(SqliteFileException.class);
  }

  @Test
  void leavesOnlyTheFileWhenClosedUnused() throws IOException {
    SqliteFile.open(directory.resolve("test.db")).close();

    assertThat(names()).containsExactly("test.db");
  }

  @Test
  void takesAnEmptyFile() throws IOException {
    Path path = privateFile("empty.db", "");

    try (SqliteFile file = SqliteFile.open(path)) {
      assertThat(Sql.write(file, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.db", "what?mode=memory.db", "50%41#.db", "file:x.db", ":memory:"})
  void takesOddNamesAsTheyAre(String name) throws IOException {
    try (SqliteFile file = SqliteFile.open(directory.resolve(name))) {
      Sql.write(file, "CREATE TABLE t (a)");
    }

    assertThat(names()).containsExactly(name);
    assertThat(directory.resolve(name)).isNotEmptyFile();
  }

  @Test
  void resolvesLinks() throws IOException {
    Path real = directory.resolve("real.db");
    SqliteFile.open(real).close();
    Path link = Files.createSymbolicLink(directory.resolve("link.db"), real);

    try (SqliteFile file = SqliteFile.open(link)) {
      assertThat(file.path()).isEqualTo(real.toRealPath());
    }
  }

  @Test
  void refusesWorkOnceClosed() {
    SqliteFile file = SqliteFile.open(directory.resolve("test.db"));
    file.close();
    file.close();

    assertThatThrownBy(() -> Sql.column(file, "SELECT 1"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("it is closed");
    assertThatThrownBy(() -> Sql.write(file, "SELECT 1")).hasMessageContaining("it is closed");
    assertThatThrownBy(() -> file.maintain(connection -> 0)).hasMessageContaining("it is closed");
  }

  @Test
  void leavesNoDeletedContentAfterCompacting() throws IOException {
    Path path = directory.resolve("test.db");
    try (SqliteFile file = SqliteFile.open(path)) {
      Sql.write(file, "CREATE TABLE t (a)", "INSERT INTO t VALUES ('the old secret')");
      Sql.write(file, "UPDATE t SET a = 'new'");
      assertThat(contentOf("test.db-wal")).contains("the old secret");

      file.compact();

      assertThat(contentOf("test.db-wal")).isEmpty();
      assertThat(contentOf("test.db")).doesNotContain("the old secret").contains("new");
    }
  }

  @Test
  void saysThatAReaderKeepsTheLogFromBeingEmptied() {
    Path path = directory.resolve("test.db");
    try (SqliteFile file = SqliteFile.builder(path).acquireTimeout(Duration.ofMillis(100)).open()) {
      Sql.write(file, "CREATE TABLE t (a)");
      CountDownLatch reading = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      var reader =
          Threads.start(
              "reader",
              () ->
                  file.read(
                      connection -> {
                        List<String> rows = Sql.column(connection, "SELECT a FROM t");
                        reading.countDown();
                        Threads.await(release);
                        return rows;
                      }));
      Threads.await(reading);
      Sql.write(file, "INSERT INTO t VALUES (1)");

      assertThatThrownBy(file::checkpoint).isInstanceOf(ReadersBusyException.class);

      release.countDown();
      Threads.await(reader);
      file.checkpoint();
      assertThat(directory.resolve("test.db-wal")).isEmptyFile();
    }
  }

  private Path privateFile(String name, String content) throws IOException {
    Path path = Files.writeString(directory.resolve(name), content);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private String contentOf(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().collect(Collectors.toList());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
