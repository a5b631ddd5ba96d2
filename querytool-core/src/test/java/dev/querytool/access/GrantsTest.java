package dev.querytool.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.Tls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantsTest extends AccessTestCase {

  private static final Grant ORDERS =
      Grant.on("shop")
          .table("customer")
          .table("sales", "orders")
          .columns("region", "id", "电话")
          .rows("region = :region AND note <> 'a''b\"'")
          .mask("id", Mask.keepLast(4))
          .mask("电话", Mask.fixedText("\"***\""))
          .table("a")
          .mask("x", Mask.nothing())
          .mask("y", Mask.keyedHash())
          .allTables()
          .allTables("stock")
          .build();

  private Account ann;
  private Account bob;
  private DatabaseConnection shop;

  @BeforeEach
  void register() {
    ann = accounts.register("ann", PASSWORD);
    bob = accounts.register("bob", PASSWORD);
    shop = store.connections().insert(draft("postgres://me@h/shop"), clock.instant());
  }

  @Test
  void aGrantComesBackAsItWasGiven() {
    grants.grant(bob.uid(), ORDERS);

    assertThat(grants.list(bob.uid()))
        .singleElement()
        .satisfies(
            given -> {
              assertThat(given.grant()).contains(ORDERS);
              assertThat(given.keyId()).isEmpty();
              assertThat(given.connection()).isEqualTo("shop");
            });
    assertThat(onShop(bob)).extracting(BoundGrant::grant).containsExactly(ORDERS);
  }

  @Test
  void anEmptyGrantIsNotAGrantOfEverything() {
    grants.grant(bob.uid(), Grant.on("shop").build());
    assertThat(onShop(bob).get(0).grant().isEverything()).isFalse();

    grants.grant(bob.uid(), Grant.everything("shop"));
    assertThat(onShop(bob).get(0).grant().isEverything()).isTrue();
  }

  @Test
  void anOrdinaryAccountSeesNothingThatWasNotGranted() {
    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aConnectionThatIsNotThereReadsLikeOneThatIsNotGranted() {
    assertThatThrownBy(() -> rightsOf(login(bob)).grantsOn("shop"))
        .hasMessage("Nothing of the connection 'shop' is granted; ask an administrator");
    assertThatThrownBy(() -> rightsOf(login(bob)).grantsOn("none"))
        .hasMessage("Nothing of the connection 'none' is granted; ask an administrator");
  }

  @Test
  void anAdministratorSeesEverythingUntilAGrantSaysWhat() {
    assertThat(onShop(ann)).isEmpty();

    grants.grant(ann.uid(), ORDERS);

    assertThat(onShop(ann)).extracting(BoundGrant::grant).containsExactly(ORDERS);
  }

  @Test
  void anotherGrantTakesThePlaceOfTheOneBeforeWithANewVersion() {
    grants.grant(bob.uid(), ORDERS);
    long before = onShop(bob).get(0).version();

    grants.grant(bob.uid(), Grant.on("SHOP").table("t").build());

    assertThat(onShop(bob)).hasSize(1);
    assertThat(onShop(bob).get(0).version()).isGreaterThan(before);
    assertThat(grants.revoke(bob.uid(), "shop")).isTrue();
    assertThat(grants.revoke(bob.uid(), "shop")).isFalse();
    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void ofAKeyBothGrantsHoldAndEachHasItsOwnAttributes() {
    accounts.setAttributes(bob.uid(), Map.of("region", "EU"));
    IssuedKey issued =
        keys.issue(
            NewKey.of(bob.uid())
                .scopes(Scopes.ofOwner())
                .attributes(Map.of("region", "US", "desk", 7)));
    Grant narrow = Grant.on("shop").table("orders").rows("desk = :desk").build();
    grants.grant(bob.uid(), ORDERS);
    grants.grantToKey(bob.uid(), issued.key().id(), narrow);

    List<BoundGrant> both = rightsOf(keys.authenticate(issued.secret())).grantsOn("shop");

    assertThat(both).extracting(BoundGrant::grant).containsExactly(ORDERS, narrow);
    assertThat(both.get(0).attributes()).isEqualTo(Map.of("region", "EU"));
    assertThat(both.get(1).attributes()).isEqualTo(Map.of("region", "EU", "desk", 7L));
    assertThat(onShop(bob)).extracting(BoundGrant::grant).containsExactly(ORDERS);
  }

  @Test
  void aKeysGrantOpensNothingThatItsOwnerIsNotGranted() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).scopes(Scopes.ofOwner()));
    grants.grantToKey(bob.uid(), issued.key().id(), ORDERS);

    assertThatThrownBy(() -> rightsOf(keys.authenticate(issued.secret())).grantsOn("shop"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aGrantOfAnothersKeyOrForNobodyOrOfNothingIsRefused() {
    String key = keys.issue(NewKey.of(ann.uid())).key().id();

    assertThatThrownBy(() -> grants.grantToKey(bob.uid(), key, ORDERS))
        .isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> grants.grant("nobody", ORDERS)).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> grants.grant(bob.uid(), Grant.everything("none")))
        .isInstanceOf(AccountException.class);
    assertThat(grants.list(bob.uid())).isEmpty();
  }

  @Test
  void aConnectionThatLeadsElsewhereAllowsNothingUntilItIsGrantedAgain() {
    grants.grant(ann.uid(), ORDERS);
    grants.grant(bob.uid(), ORDERS);
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).scopes(Scopes.ofOwner()));
    grants.grantToKey(bob.uid(), issued.key().id(), ORDERS);

    store.connections().update(shop.id(), draft("postgres://me@elsewhere/shop"), clock.instant());

    assertThatThrownBy(() -> onShop(ann)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
    assertThat(grants.list(bob.uid())).hasSize(2).allMatch(given -> given.grant().isEmpty());
    grants.grant(bob.uid(), ORDERS);
    assertThat(onShop(bob)).hasSize(1);
    assertThatThrownBy(() -> rightsOf(keys.authenticate(issued.secret())).grantsOn("shop"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anotherWayOfEncryptionLeadsElsewhere() {
    grants.grant(bob.uid(), ORDERS);

    store
        .connections()
        .update(
            shop.id(),
            new Draft("shop", shop.url(), Dialect.POSTGRES, Tls.off(), null),
            clock.instant());

    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void registeringTheSamePlaceAgainKeepsTheGrants() {
    grants.grant(bob.uid(), ORDERS);

    store.connections().update(shop.id(), draft(shop.url()), clock.instant().plusSeconds(1));

    assertThat(onShop(bob)).hasSize(1);
  }

  @Test
  void aRemovedConnectionAndADeletedAccountLeaveNoGrant() {
    grants.grant(ann.uid(), ORDERS);
    grants.grant(bob.uid(), ORDERS);

    accounts.delete(bob.uid());
    assertThat(grants.list(bob.uid())).isEmpty();
    store.connections().delete(shop.id());
    assertThat(grants.list(ann.uid())).isEmpty();
  }

  @Test
  void anotherConnectionOfTheNameShowsNothingToWhoeverWasNarrowedOnTheOneBefore() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).scopes(Scopes.ofOwner()));
    String key = issued.key().id();
    CallerRights ofKey = rightsOf(keys.authenticate(issued.secret()));
    grants.grant(ann.uid(), ORDERS);
    grants.grant(bob.uid(), ORDERS);
    grants.grantToKey(bob.uid(), key, ORDERS);
    store.connections().delete(shop.id());
    store
        .connections()
        .insert(new Draft("SHOP", "postgres://me@h/new", Dialect.POSTGRES, null), clock.instant());
    grants.grant(bob.uid(), Grant.everything("shop"));

    assertThat(onShop(bob)).hasSize(1);
    assertThatThrownBy(() -> ofKey.grantsOn("shop")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> onShop(ann)).isInstanceOf(AccessDeniedException.class);
    assertThat(grants.list(bob.uid()))
        .extracting(given -> given.grant().isPresent())
        .containsExactly(true, false);

    grants.grantToKey(bob.uid(), key, ORDERS);
    assertThat(ofKey.grantsOn("shop")).hasSize(2);
    assertThat(grants.revokeFromKey(bob.uid(), key, "shop")).isTrue();
    assertThat(ofKey.grantsOn("shop")).hasSize(1);
    assertThat(grants.revoke(ann.uid(), "shop")).isTrue();
    assertThat(onShop(ann)).isEmpty();
  }

  @Test
  void aGrantThatWasChangedInTheFileAllowsNothing() {
    for (String change :
        List.of(
            "content = '{}'",
            "content = replace(content, ':region', '''US''')",
            "seal = 'x'",
            "user_id = '" + ann.uid() + "'")) {
      grants.grant(bob.uid(), ORDERS);
      assertThat(onShop(bob)).hasSize(1);
      execute("UPDATE grants SET " + change);

      assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
      execute("DELETE FROM grants");
    }
  }

  @Test
  void aConnectionThatIsLedElsewhereInTheFileTakesNoGrantAlong() {
    store.connections().update(shop.id(), draft(Tls.verifyFull()), clock.instant());
    execute("DROP TRIGGER grants_end_when_a_connection_leads_elsewhere");
    for (String change :
        List.of(
            "url = 'postgres://me@elsewhere/shop'",
            "url = 'postgres://other@h/shop'",
            "tls_mode = 'OFF'",
            "tls_ca_pem = 'x'",
            "id = 77",
            "name = 'Shop'")) {
      store.connections().list().forEach(row -> store.connections().delete(row.id()));
      execute("DELETE FROM ended_grants");
      store.connections().insert(draft(Tls.verifyFull()), clock.instant());
      grants.grant(bob.uid(), ORDERS);
      assertThat(onShop(bob)).hasSize(1);

      executeWithoutForeignKeys("UPDATE connections SET " + change);
      executeWithoutForeignKeys("UPDATE grants SET connection_id = (SELECT id FROM connections)");

      assertThatThrownBy(() -> onShop(bob))
          .as(change)
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageStartingWith("Nothing of the connection");
      assertThat(grants.list(bob.uid())).allMatch(given -> given.grant().isEmpty());
    }
  }

  @Test
  void whoTakesTheNoteOfAnEndedGrantOutOfTheFileGetsWhatDeletingAGrantThereGives() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).scopes(Scopes.ofOwner()));
    CallerRights ofKey = rightsOf(keys.authenticate(issued.secret()));
    grants.grant(bob.uid(), ORDERS);
    grants.grantToKey(bob.uid(), issued.key().id(), ORDERS);
    store.connections().delete(shop.id());
    store.connections().insert(draft("postgres://me@h/new"), clock.instant());
    Grant anew = Grant.on("shop").table("orders").build();

    execute("DELETE FROM ended_grants");
    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> ofKey.grantsOn("shop")).isInstanceOf(AccessDeniedException.class);
    grants.grant(bob.uid(), anew);
    List<BoundGrant> without = ofKey.grantsOn("shop");

    grants.grantToKey(bob.uid(), issued.key().id(), ORDERS);
    execute("DELETE FROM grants WHERE key_id IS NOT NULL");
    assertThat(ofKey.grantsOn("shop")).isEqualTo(without).isEqualTo(onShop(bob));
    assertThat(without).extracting(BoundGrant::grant).containsExactly(anew);
  }

  @Test
  void aNoteOfAnEndedGrantThatIsChangedOrMadeUpInTheFileOnlyTakesAway() {
    grants.grant(ann.uid(), ORDERS);
    grants.grant(bob.uid(), ORDERS);
    execute("INSERT INTO ended_grants VALUES ('" + bob.uid() + "', NULL, 'shop')");
    assertThatThrownBy(() -> onShop(bob)).isInstanceOf(AccessDeniedException.class);

    execute("UPDATE ended_grants SET user_id = '" + ann.uid() + "', connection_name = 'SHOP'");

    assertThatThrownBy(() -> onShop(ann)).isInstanceOf(AccessDeniedException.class);
    assertThat(onShop(bob)).hasSize(1);
  }

  private List<BoundGrant> onShop(Account account) {
    return rightsOf(login(account)).grantsOn("Shop");
  }

  private Caller login(Account account) {
    return Caller.of(
        store.accounts().storeId(), store.accounts().find(account.uid()).orElseThrow());
  }

  private static Draft draft(String url) {
    return new Draft("shop", url, Dialect.POSTGRES, null);
  }

  private static Draft draft(Tls tls) {
    return new Draft("shop", "postgres://me@h/shop", Dialect.POSTGRES, tls, null);
  }

  private void execute(String sql) {
    executeWithoutForeignKeys("PRAGMA foreign_keys = ON", sql);
  }

  private void executeWithoutForeignKeys(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.path());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }
}
