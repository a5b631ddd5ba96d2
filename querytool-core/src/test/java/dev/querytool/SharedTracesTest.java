package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.HeardLog;
import dev.querytool.testkit.SecretForms;
import dev.querytool.vault.Secret;
import dev.querytool.vault.UserCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What callers leave behind. */
class SharedTracesTest {

  private static final String PLANTED = "planted-5512-word";

  @RegisterExtension final HeardLog log = new HeardLog();
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
    SecretForms secrets = new SecretForms();
    StringWriter shown = new StringWriter();
    try (SharedShop shop = SharedShop.open(Dialect.SQLITE, folder)) {
      secrets.addText("password", SharedShop.PASSWORD.reveal(text -> text));
      secrets.addText("key", shop.agentKey().secret().reveal(text -> text));
      shop.tool().accounts().register("eve", SharedShop.PASSWORD);
      shop.logIn("eve");
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
      assertThat(secrets.inFiles(folder.resolve("store"))).isEmpty();
    }
    assertThat(log.text()).contains("INSERT INTO service_api_keys", "INSERT INTO users");
    assertThat(shown.toString()).contains("unknown-table", "SQLSTATE");
    assertThat(secrets.in(log.text())).isEmpty();
    assertThat(secrets.in(shown.toString())).isEmpty();
    assertThat(secrets.inFiles(folder.resolve("store"))).isEmpty();
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
}
