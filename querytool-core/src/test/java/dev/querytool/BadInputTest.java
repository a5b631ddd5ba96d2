package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.sqlite.WriterBusyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  @TempDir private Path directory;

  private SourceFile shop = new SourceFile(Path.of("unset"));
  private Path store = Path.of("unset");

  @BeforeEach
  void makeDatabase() {
    store = directory.resolve("querytool.db");
    shop = SourceFile.create(directory.resolve("shop.db"), "CREATE TABLE orders (id INTEGER)");
  }

  @Test
  void anUnknownScheme() {
    inTool(
        tool ->
            assertFails(
                () -> tool.connections().register("shop", "oracle://db/shop"),
                ErrorCode.VALIDATION_ERROR,
                "sqlite"));
  }

  @Test
  void aBadName() {
    inTool(
        tool -> {
          for (String name : new String[] {"", "two words", "订单", "x".repeat(101)}) {
            assertFails(
                () -> tool.connections().register(name, shop.url()),
                ErrorCode.VALIDATION_ERROR,
                "1 to 100");
          }
        });
  }

  @Test
  void aNameThatIsTaken() {
    inTool(
        tool -> {
          tool.connections().register("shop", shop.url());
          assertFails(
              () -> tool.connections().registration("SHOP", shop.url()).onlyNew().register(),
              ErrorCode.CONFLICT,
              "shop");
        });
  }

  @Test
  void aMissingFile() {
    inTool(
        tool -> {
          assertFails(
              () -> tool.connections().register("shop", "sqlite:" + directory.resolve("no.db")),
              ErrorCode.CONNECTION_ERROR,
              "no.db");
          assertThat(tool.connections().list()).isEmpty();
          assertThat(directory.resolve("no.db")).doesNotExist();
        });
  }

  @Test
  void anUnknownConnectionNamesTheNearest() {
    inTool(
        tool -> {
          tool.connections().register("shop", shop.url());
          QueryToolException failure =
              assertFails(
                  () -> tool.queries().on("shpo").sql("SELECT 1").run(),
                  ErrorCode.NOT_FOUND,
                  "shpo");
          assertThat(failure.details().get("candidates")).asString().contains("shop");
        });
  }

  @Test
  void anEmptyText() {
    inTool(
        tool -> {
          tool.connections().register("shop", shop.url());
          assertFails(
              () -> tool.queries().on("shop").sql("").run(), ErrorCode.QUERY_REFUSED, "empty");
        });
  }

  @Test
  void aTextOf10001Characters() {
    inTool(
        tool -> {
          tool.connections().register("shop", shop.url());
          String longest = "SELECT '" + "x".repeat(10_000 - 9) + "'";
          assertThat(tool.queries().on("shop").sql(longest).run().rowCount()).isEqualTo(1);
          assertFails(
              () -> tool.queries().on("shop").sql(longest + " ").run(),
              ErrorCode.QUERY_REFUSED,
              "10001");
        });
  }

  @Test
  void aSyntaxErrorSaysLineAndColumn() {
    inTool(
        tool -> {
          tool.connections().register("shop", shop.url());
          QueryRefusedException refused =
              catchThrowableOfType(
                  QueryRefusedException.class,
                  () -> tool.queries().on("shop").sql("SELECT id\nFROM orders\nWHERE )").run());
          assertThat(refused.violations().get(0).line()).isEqualTo(3);
          assertThat(refused.violations().get(0).column()).isEqualTo(7);
          assertThat(refused.details()).containsEntry("line", 3).containsEntry("column", 7);
        });
  }

  @Test
  void aStoreThatIsADirectory() {
    assertFails(() -> QueryTool.open(directory), ErrorCode.STORE_ERROR, "directory");
  }

  @Test
  void aStoreThatIsNoDatabase() throws IOException {
    Files.writeString(store, "just some text, longer than a header", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));

    assertFails(() -> QueryTool.open(store), ErrorCode.STORE_ERROR, "not a SQLite database");
    assertThat(store).hasContent("just some text, longer than a header");
  }

  @Test
  void aStoreThatIsReadOnly() throws IOException {
    QueryTool.open(store).close();
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("r--------"));

    assertFails(() -> QueryTool.open(store), ErrorCode.STORE_ERROR, "cannot be read and written");
  }

  @Test
  void aStoreOfANewerVersion() {
    QueryTool.open(store).close();
    new SourceFile(store)
        .execute(
            "INSERT INTO schema_migrations (name, batch, migration_time, checksum)"
                + " SELECT '29991231000000_future', batch + 1, migration_time, checksum"
                + " FROM schema_migrations LIMIT 1");

    assertFails(() -> QueryTool.open(store), ErrorCode.MIGRATION_ERROR, "29991231000000_future");
  }

  @Test
  void theStoreItselfAsADatabase() throws IOException {
    Path link = directory.resolve("link.db");
    inTool(
        tool -> {
          Files.createSymbolicLink(link, tool.storeFile());
          for (Path file : new Path[] {tool.storeFile(), link}) {
            assertFails(
                () -> tool.connections().register("self", "sqlite:" + file),
                ErrorCode.VALIDATION_ERROR,
                "own");
          }
        });
  }

  @Test
  void theLogOfTheStoreAsADatabase() {
    inTool(
        tool -> {
          for (String companion : new String[] {"-wal", "-shm"}) {
            assertFails(
                () -> tool.connections().register("log", "sqlite:" + tool.storeFile() + companion),
                ErrorCode.VALIDATION_ERROR,
                "own");
          }
        });
  }

  @Test
  void aWriterThatHoldsTheFileLongerThanTheTimeout() throws SQLException {
    try (QueryTool tool =
            QueryTool.builder().store(store).acquireTimeout(Duration.ofMillis(300)).open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      QueryToolException failure =
          assertFails(
              () -> tool.connections().register("shop", shop.url()), ErrorCode.STORE_BUSY, "");
      assertThat(failure).isInstanceOf(WriterBusyException.class);
      assertThat(failure.retryable()).isTrue();

      statement.execute("ROLLBACK");
      assertThat(tool.connections().list()).isEmpty();
      tool.connections().register("shop", shop.url());
    }
  }

  @FunctionalInterface
  private interface Use {
    void with(QueryTool tool) throws IOException;
  }

  private void inTool(Use use) {
    try (QueryTool tool = QueryTool.open(store)) {
      use.with(tool);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static QueryToolException assertFails(
      ThrowingCallable call, ErrorCode code, String part) {
    QueryToolException failure = catchThrowableOfType(QueryToolException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure).hasMessageContaining(part);
    return failure;
  }
}
