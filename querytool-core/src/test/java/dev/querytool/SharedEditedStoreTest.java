package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.AccountException;
import dev.querytool.access.Caller;
import dev.querytool.access.Grant;
import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see after somebody led a connection elsewhere in the store's file. */
class SharedEditedStoreTest {

  private static final String COUNT = "SELECT count(*) AS n FROM orders";

  @TempDir Path folder;
  private SharedShop shop;
  private SharedQueryTool second;
  private String here;
  private String elsewhere;

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder);
    here = shop.ann().connections().get("shop").url();
    elsewhere =
        SourceFile.create(
                folder.resolve("elsewhere.db"),
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, region TEXT,"
                    + " amount INTEGER, note TEXT)",
                "INSERT INTO orders VALUES (1, 1, 'north', 7, 'of others')")
            .url();
    execute("DROP TRIGGER grants_end_when_a_connection_leads_elsewhere");
    second = shop.opened(settings -> settings);
  }

  @AfterEach
  void close() {
    second.close();
    shop.close();
  }

  @Test
  void aGrantDoesNotFollowAnEditedUrl() {
    lead(elsewhere);

    assertThat(count(admin())).isEqualTo(1);
    assertThatThrownBy(() -> count(clerk()))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("Nothing of the connection 'shop' is granted");
    assertThatThrownBy(() -> clerk().catalog().on("shop").tables())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(clerk().connections().list()).isEmpty();
  }

  @Test
  void nothingIsReadElsewhereEvenIfTheUrlInTheFileIsTheOldOneAgain() {
    lead(elsewhere);
    assertThat(count(admin())).isEqualTo(1);

    lead(here);

    assertThatThrownBy(() -> count(clerk())).isInstanceOf(AccessDeniedException.class);
    assertThat(count(shop.bob())).isEqualTo(3);
  }

  @Test
  void whoReadsTheOldPlaceStillReadsItUnderTheOldGrant() {
    lead(elsewhere);

    assertThat(count(shop.bob())).isEqualTo(3);
  }

  @Test
  void nothingIsGrantedOfAPlaceThatThisProcessDoesNotReach() {
    lead(elsewhere);

    assertThatThrownBy(
            () -> shop.tool().grants().grant(shop.clerk().uid(), Grant.everything("shop")))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("leads elsewhere in this process than the store says");
    assertThat(count(shop.bob())).isEqualTo(3);
  }

  private QuerySession admin() {
    return session("ann");
  }

  private QuerySession clerk() {
    return session("bob");
  }

  private QuerySession session(String name) {
    Caller caller = second.accounts().authenticate(name, SharedShop.PASSWORD);
    return second.as(caller);
  }

  private static long count(QuerySession session) {
    return (Long) SharedShop.sql(session, COUNT).run().rows().get(0).value("n").orElseThrow();
  }

  private void lead(String url) {
    execute("UPDATE connections SET url = '" + url + "'");
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shop.store());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
