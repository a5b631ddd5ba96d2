package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ValidationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePolicyTest {

  private final MemoryStore store = new MemoryStore();

  @TempDir private Path folder;
  private Path listed = Path.of("");
  private Path outside = Path.of("");
  private Path own = Path.of("");

  @BeforeEach
  void make() throws Exception {
    listed = Files.createDirectories(folder.toRealPath().resolve("listed/deep")).getParent();
    outside = SqliteFiles.create(folder.resolve("outside.db"), "hidden");
    own = SqliteFiles.create(folder.resolve("querytool.db"), "own");
  }

  @Test
  void aFileUnderAListedDirectoryIsReadFrom() throws Exception {
    SqliteFiles.create(listed.resolve("deep/shop.db"), "seen");
    assertThat(read(listed.resolve("deep/shop.db"))).isEqualTo("seen");
    Files.createSymbolicLink(folder.resolve("link.db"), listed.resolve("deep/shop.db"));
    assertThat(read(folder.resolve("link.db"))).isEqualTo("seen");
  }

  @Test
  void aFileElsewhereReadsAsOneThatIsNotThere() throws Exception {
    Path none = folder.resolve("nowhere.db");
    String expected = refusal(none);
    Files.createSymbolicLink(listed.resolve("out.db"), outside);
    Files.createSymbolicLink(listed.resolve("folder"), folder);
    Files.createDirectory(folder.resolve("listed-too"));
    for (Path path :
        new Path[] {
          outside,
          listed.resolve("../outside.db"),
          listed.resolve("out.db"),
          listed.resolve("folder/outside.db"),
          listed.resolve("deep"),
          SqliteFiles.create(folder.resolve("listed-too/shop.db"), "hidden"),
          Path.of("/dev/null"),
          Path.of("/proc/self/environ")
        }) {
      assertThat(refusal(path)).isEqualTo(expected.replace(none.toString(), path.toString()));
    }
  }

  @Test
  void theStoreAndWhatLiesBesideItAreNeverRead() throws Exception {
    Path near = SqliteFiles.create(listed.resolve("querytool.db"), "own");
    Files.writeString(listed.resolve("querytool.db.key"), "key");
    Files.createFile(listed.resolve("querytool.db-wal"));
    Files.createLink(listed.resolve("hard.db"), near);
    Files.createLink(listed.resolve("key.db"), listed.resolve("querytool.db.key"));
    Files.createLink(listed.resolve("log.db"), listed.resolve("querytool.db-wal"));
    Files.createSymbolicLink(listed.resolve("soft.db"), near);
    for (String name :
        new String[] {
          "querytool.db",
          "hard.db",
          "soft.db",
          "key.db",
          "log.db",
          "querytool.db.key",
          "deep/../querytool.db"
        }) {
      try (ManagedConnections connections = under(near)) {
        assertThatThrownBy(() -> connections.register("shop", "sqlite:" + listed.resolve(name)))
            .as(name)
            .isInstanceOf(ValidationException.class)
            .hasMessageContaining("querytool's own store");
      }
    }
  }

  @Test
  void aLinkThatIsTurnedElsewhereLaterIsNotFollowed() throws Exception {
    SqliteFiles.create(listed.resolve("shop.db"), "seen");
    Path link = Files.createSymbolicLink(listed.resolve("link.db"), listed.resolve("shop.db"));
    try (ManagedConnections connections = under(own)) {
      connections.register("shop", "sqlite:" + link);
      Files.delete(link);
      Files.createSymbolicLink(link, outside);
      assertThatThrownBy(() -> connections.borrow("shop").close())
          .isInstanceOf(ConnectionFailedException.class)
          .hasMessageContaining("may not be opened");
    }
  }

  @Test
  void aFileThatTurnsIntoALinkWhileItIsOpenedIsNotFollowed() throws Exception {
    Path file = SqliteFiles.create(listed.resolve("shop.db"), "seen");
    FilePolicy policy = new FilePolicy(List.of(listed));
    DatabaseFile admitted = policy.admitted(new DatabaseFile(file));
    Object key = admitted.facts().key();
    policy.confirm(admitted, key, file);
    Files.delete(file);
    Files.createSymbolicLink(file, outside);
    assertThatThrownBy(() -> policy.confirm(admitted, key, file))
        .isInstanceOf(ConnectionFailedException.class);
    Files.move(outside, file, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> policy.confirm(admitted, key, file))
        .isInstanceOf(ConnectionFailedException.class);
  }

  @Test
  void theDriverItselfFollowsNoLink() throws Exception {
    SqliteFiles.create(listed.resolve("deep/shop.db"), "seen");
    Files.createSymbolicLink(listed.resolve("link"), listed.resolve("deep"));
    Properties strict = new Properties();
    strict.setProperty("open_mode", String.valueOf(1 | 0x01000000));
    String there = "jdbc:sqlite:" + listed;
    assertThatThrownBy(() -> DriverManager.getConnection(there + "/link/shop.db", strict).close())
        .isInstanceOf(SQLException.class);
    DriverManager.getConnection(there + "/deep/shop.db", strict).close();
  }

  @Test
  void aDirectoryOfAPolicyIsAbsolute() {
    assertThatThrownBy(() -> ConnectionPolicy.builder().sqliteDirectory(Path.of("data")))
        .isInstanceOf(ValidationException.class);
  }

  private String read(Path file) {
    try (ManagedConnections connections = under(own)) {
      connections.register("shop", "sqlite:" + file);
      try (ReadSession session = connections.borrow("shop")) {
        return SqliteFiles.value(session);
      }
    }
  }

  private String refusal(Path file) {
    try (ManagedConnections connections = under(own)) {
      ConnectionFailedException refused =
          catchThrowableOfType(
              ConnectionFailedException.class,
              () -> connections.register("shop", "sqlite:" + file));
      assertThat(refused).as(file.toString()).isNotNull().hasNoCause();
      Map<String, Object> details = refused.details();
      return refused.getMessage() + details;
    }
  }

  private ManagedConnections under(Path ownFile) {
    return ManagedConnections.builder(store, store)
        .ownFile(ownFile)
        .policy(ConnectionPolicy.builder().sqliteDirectory(listed).build())
        .build();
  }
}
