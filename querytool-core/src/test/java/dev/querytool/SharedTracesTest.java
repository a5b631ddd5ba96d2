package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.connection.Dialect;
import dev.querytool.vault.Secret;
import dev.querytool.vault.UserCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What callers leave behind. */
class SharedTracesTest {

  private static final String PLANTED = "planted-5512-word";

  @TempDir Path folder;

  @Test
  void aDeletedUserLeavesNoKeyNoCredentialAndNoGrant() {
    try (SharedShop shop = SharedShop.open(Dialect.SQLITE, folder)) {
      String uid = shop.clerk().uid();
      new UserCredentials(shop.tool().credentials(), uid).store("mail", "", Secret.of(PLANTED));
      SourceFile store = new SourceFile(shop.store());
      assertThat(holding(store, uid))
          .contains("users", "service_api_keys", "external_credentials", "grants");

      assertThat(shop.tool().accounts().delete(uid)).isTrue();

      assertThat(holding(store, uid)).isEmpty();
      assertThat(shop.tool().grants().list(uid)).isEmpty();
      assertThat(shop.tool().apiKeys().list(uid)).isEmpty();
      assertThat(shop.tool().credentials().list(uid)).isEmpty();
    }
  }

  @Test
  void noPasswordAndNoKeyIsInTheStoreTheLogOrAnError() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.start();
    root.setLevel(Level.TRACE);
    root.addAppender(events);
    List<String> secrets = new ArrayList<>();
    StringWriter shown = new StringWriter();
    try (SharedShop shop = SharedShop.open(Dialect.SQLITE, folder)) {
      secrets.add(SharedShop.PASSWORD.reveal(text -> text));
      secrets.add(shop.agentKey().secret().reveal(text -> text));
      for (String sql :
          List.of(
              "SELECT id, phone FROM customer",
              "SELECT person FROM salary",
              "DELETE FROM orders",
              "SELECT json_extract(note, '$.a') FROM orders")) {
        Throwable failed = catchThrowable(() -> SharedShop.sql(shop.agent(), sql).run());
        if (failed != null) {
          failed.printStackTrace(new PrintWriter(shown));
        }
      }
      shown.append(shop.agent() + " " + shop.agentKey());
    } finally {
      root.detachAppender(events);
      root.setLevel(before);
    }
    String log =
        String.join("\n", List.copyOf(events.list).stream().map(Object::toString).toList());
    assertThat(log).contains("INSERT INTO service_api_keys");
    assertThat(shown.toString()).contains("unknown-table", "SQLSTATE");
    for (String secret : secrets) {
      assertThat(log).doesNotContain(secret);
      assertThat(shown.toString()).doesNotContain(secret);
      assertThat(files()).doesNotContain(secret);
    }
  }

  /** Returns the tables in which a text stands somewhere, but for the history. */
  private static List<String> holding(SourceFile store, String text) {
    List<String> tables = new ArrayList<>();
    for (String table :
        store.strings(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%history%'")) {
      List<String> columns = store.strings("SELECT name FROM pragma_table_info('" + table + "')");
      boolean holds =
          columns.stream()
              .anyMatch(
                  column ->
                      !store
                          .strings(
                              "SELECT 1 FROM \""
                                  + table
                                  + "\" WHERE \""
                                  + column
                                  + "\" = '"
                                  + text
                                  + "'")
                          .isEmpty());
      if (holds) {
        tables.add(table);
      }
    }
    return tables;
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
