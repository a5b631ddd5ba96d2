package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.access.Account;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.Caller;
import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who edits accounts and keys in the store's file, without the master key, gains nothing by it. */
class SharedEditedAccountsTest {

  @TempDir Path folder;
  private SharedShop shop;

  @BeforeEach
  void open() {
    shop = SharedShop.open(Dialect.SQLITE, folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void nobodyIsMadeAnAdministratorInTheFile() {
    execute("UPDATE users SET is_admin = 1 WHERE username = 'bob'");

    assertEnded(shop.bob());
    assertEnded(shop.agent());
    assertThatThrownBy(() -> shop.logIn("bob")).isInstanceOf(AuthenticationException.class);
    Account bob = shop.tool().accounts().get(shop.clerk().uid());
    assertThat(bob.admin()).isFalse();
    assertThat(bob.disabled()).isTrue();
    assertThat(count(shop.ann())).isEqualTo(5);
  }

  @Test
  void aHashThatIsPutThereInTheFileIsThatOfNoPassword() {
    execute(
        "UPDATE users SET password_hash = (SELECT password_hash FROM users WHERE username = 'bob'),"
            + " seal = (SELECT seal FROM users WHERE username = 'bob') WHERE username = 'ann'");

    assertThatThrownBy(() -> shop.logIn("ann")).isInstanceOf(AuthenticationException.class);
    assertEnded(shop.ann());
  }

  @Test
  void anAccountOfTheOwnMakingIsNobodys() {
    execute(
        "INSERT INTO users (uid, username, password_hash, is_admin, created_at, seal)"
            + " SELECT 'u', 'eve', password_hash, 1, created_at, seal FROM users"
            + " WHERE username = 'bob'");

    assertThatThrownBy(() -> shop.logIn("eve")).isInstanceOf(AuthenticationException.class);
    assertThat(count(shop.bob())).isEqualTo(3);
  }

  @Test
  void whoseAttributesAreChangedInTheFileSeesNoOtherRows() {
    execute(
        "UPDATE users SET attributes = replace(attributes, 'north', 'south')"
            + " WHERE username = 'bob'");

    assertEnded(shop.bob());
  }

  @Test
  void aDisabledAccountIsNotEnabledInTheFile() {
    shop.tool().accounts().disable(shop.clerk().uid());
    execute("UPDATE users SET is_disabled = 0, generation = 0 WHERE username = 'bob'");

    assertEnded(shop.bob());
    assertThat(shop.tool().accounts().get(shop.clerk().uid()).disabled()).isTrue();
  }

  @Test
  void anAccountThatWasChangedIsAnOrdinaryOneOnceItIsGivenAPasswordAndEnabled() {
    execute("UPDATE users SET is_admin = 1, seal = NULL WHERE username = 'bob'");
    shop.tool().accounts().enable(shop.clerk().uid());
    assertThatThrownBy(() -> shop.logIn("bob")).isInstanceOf(AuthenticationException.class);

    shop.tool().accounts().resetPassword(shop.clerk().uid(), SharedShop.PASSWORD);

    Caller bob = shop.tool().accounts().authenticate("bob", SharedShop.PASSWORD);
    assertThat(bob.admin()).isFalse();
    assertThat(bob.attributes()).isEmpty();
    shop.tool().accounts().setAttributes(shop.clerk().uid(), Map.of("region", "south"));
    assertThat(count(shop.tool().as(bob))).isEqualTo(2);
  }

  @Test
  void aRevokedKeyStaysRevokedWhateverTheFileSays() {
    shop.tool().apiKeys().revoke(shop.clerk().uid(), shop.agentKey().key().id());
    execute("UPDATE service_api_keys SET revoked_at = NULL");

    assertEnded(shop.agent());
    assertThatThrownBy(() -> shop.tool().apiKeys().authenticate(shop.agentKey().secret()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aCallerByAKeyEndsWhenTheKeyIsChangedInTheFile() {
    assertThat(count(shop.agent())).isEqualTo(2);
    execute("UPDATE service_api_keys SET attributes = replace(attributes, '350', '999')");

    assertEnded(shop.agent());
    assertThat(count(shop.bob())).isEqualTo(3);
  }

  private static void assertEnded(QuerySession session) {
    assertThatThrownBy(() -> session.catalog().on("shop").tables())
        .isInstanceOf(AuthenticationException.class);
  }

  private static long count(QuerySession session) {
    return (Long)
        SharedShop.sql(session, "SELECT count(*) AS n FROM orders")
            .run()
            .rows()
            .get(0)
            .value("n")
            .orElseThrow();
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shop.store());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
