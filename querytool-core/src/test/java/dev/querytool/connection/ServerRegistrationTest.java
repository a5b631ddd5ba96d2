package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.querytool.error.ValidationException;
import dev.querytool.testkit.HeardMessages;
import dev.querytool.vault.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRegistrationTest {

  private static final String WORD = "correct-horse-9182";
  private static final String URL = "postgres://me@db.example:7000/shop";

  private final MemoryStore store = new MemoryStore();
  private final ManagedConnections connections = ManagedConnections.builder(store, store).build();
  private final HeardMessages warnings = HeardMessages.of(DefaultRegistration.class);

  @AfterEach
  void close() {
    warnings.close();
    connections.close();
  }

  @Test
  void takesThePasswordOutOfTheUrlIntoTheVault() {
    DatabaseConnection saved =
        save("shop", "jdbc:postgresql://me:" + WORD + "@db.example:7000/shop");
    assertThat(saved.url()).isEqualTo(URL);
    assertThat(vaulted(saved)).isEqualTo(Secret.of(WORD));
  }

  @Test
  void takesThePasswordOfAParameterToo() {
    DatabaseConnection saved =
        save("shop", "jdbc:mysql://db.example/shop?user=me&password=" + WORD);
    assertThat(saved.url()).isEqualTo("mysql://me@db.example/shop");
    assertThat(store.list("default_user")).hasSize(1);
  }

  @Test
  void takesOnePasswordGivenTwice() {
    DatabaseConnection saved =
        connections
            .registration("shop", URL.replace("me@", "me:" + WORD + "@"))
            .password(Secret.of(WORD))
            .saveOnly();
    assertThat(vaulted(saved)).isEqualTo(Secret.of(WORD));
  }

  @Test
  void takesThePasswordOfTheUrlBesideAnEmptyOne() {
    DatabaseConnection saved =
        connections
            .registration("shop", URL.replace("me@", "me:" + WORD + "@"))
            .password(Secret.of(""))
            .saveOnly();
    assertThat(vaulted(saved)).isEqualTo(Secret.of(WORD));
  }

  @Test
  void refusesTwoPasswordsThatDiffer() {
    String url = URL.replace("me@", "me:" + WORD + "@");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.register("shop", url, Secret.of("other-" + WORD)))
        .withMessageContaining("remove the one in the url")
        .satisfies(e -> assertThat(e.toString()).doesNotContain(WORD));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> connections.test(url, Secret.of("other-" + WORD)));
    assertThat(store.list("default_user")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me@other.example:7000/shop",
        "postgres://me@db.example:7001/shop",
        "postgres://me@db.example:7000/other",
        "postgres://you@db.example:7000/shop",
        "postgres://me@db.example:7000,other.example:7000/shop",
        "postgres://me@db.example:7000/shop?sslmode=require",
        "mysql://me@db.example:7000/shop"
      })
  void forgetsThePasswordWhenThePlaceChanges(String other) {
    connections.registration("shop", URL).password(Secret.of(WORD)).saveOnly();
    assertThat(save("shop", other).credentialId()).isEmpty();
    assertThat(store.list("default_user")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me@DB.example:7000/shop",
        "jdbc:postgresql://db.example:7000/shop?user=me",
        "postgres://me@db.example:7000/shop?sslmode=verify-full",
        "postgres://me@db.example:7000/shop?connectTimeout=9"
      })
  void keepsThePasswordForTheSamePlace(String same) {
    connections.registration("shop", URL).password(Secret.of(WORD)).saveOnly();
    assertThat(vaulted(save("shop", same))).isEqualTo(Secret.of(WORD));
  }

  @Test
  void neverSendsAStoredPasswordWhereAnEditedRowLeads() {
    DatabaseConnection saved =
        connections.registration("shop", URL).password(Secret.of(WORD)).saveOnly();
    String credential = saved.credentialId().orElseThrow();
    for (ConnectionStore.Draft edited :
        List.of(
            draft("postgres://me@evil.example:7000/shop", Tls.verifyFull(), credential),
            draft(URL, Tls.off(), credential),
            draft(URL, Tls.encrypted(), credential))) {
      store.update(saved.id(), edited, saved.updatedAt());
      try (ManagedConnections next = ManagedConnections.builder(store, store).build()) {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> next.borrow("shop"))
            .withMessageContaining("is bound to");
      }
    }
  }

  @Test
  void keepsTheChosenEncryption() {
    assertThat(save("shop", URL).tls()).contains(Tls.verifyFull());
    assertThat(save("shop", URL + "?sslmode=require").tls()).contains(Tls.encrypted());
    assertThat(save("shop", "mysql://me@localhost/x").tls()).contains(Tls.ifOffered());
    assertThat(connections.registration("shop", URL).tls(Tls.off()).saveOnly().tls())
        .contains(Tls.off());
    assertThat(connections.get("shop").tls()).contains(Tls.off());
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me@db.example/shop?sslmode=disable, the url chooses another",
    "postgres://me@db.example/shop?ssl=true, the url chooses another",
    "sqlite:/data/shop.db, it reads a file",
  })
  void refusesAChoiceThatCannotBe(String url, String why) {
    ConnectionRegistry.Registration described = connections.registration("shop", url);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> described.tls(Tls.encrypted()))
        .withMessageContaining(why);
  }

  @Test
  void warnsOnceAboutAServerThatIsNotEncrypted() {
    connections.registration("shop", URL).tls(Tls.off()).saveOnly();
    assertThat(warnings.all())
        .singleElement(STRING)
        .contains("'shop'", "not encrypted", "db.example:7000", "Tls.verifyFull()");
  }

  @Test
  void warnsOnceAboutAServerThatNeedNotProveItself() {
    save("shop", URL + "?sslmode=require");
    assertThat(warnings.all()).singleElement(STRING).contains("receives the password");
  }

  @Test
  void warnsAboutNoServerThatProvesItselfOrIsOnThisMachine() {
    save("far", URL);
    save("near", "postgres://me@localhost/shop");
    save("here", "mysql://me@127.0.0.1/shop?sslMode=DISABLED");
    save("file", "sqlite:/data/shop.db");
    assertThat(warnings.all()).isEmpty();
  }

  private DatabaseConnection save(String name, String url) {
    return connections.registration(name, url).saveOnly();
  }

  private Secret vaulted(DatabaseConnection saved) {
    ConnectionUrl url = ConnectionUrl.parse(saved.url());
    Optional<String> id = saved.credentialId();
    String binding = CredentialBinding.of(url, saved.tls().orElseThrow());
    return store.open("default_user", id.orElseThrow(), binding);
  }

  private static ConnectionStore.Draft draft(String url, Tls tls, String credential) {
    return new ConnectionStore.Draft("shop", url, Dialect.POSTGRES, tls, credential);
  }
}
