package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the registry promises, on every engine. */
@ParameterizedClass
@MethodSource("dev.querytool.connection.ContractDatabase#everyEngine")
class RegistryContractTest {

  @Parameter private ContractDatabase.Source source;
  private final MemoryStore store = new MemoryStore();
  private final List<String> heard = new ArrayList<>();
  private ContractDatabase shop;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    shop = source.create("shop");
    connections = registry();
    connections.addListener((name, from, to) -> heard.add(from + ">" + to));
  }

  @AfterEach
  void close() {
    connections.close();
    shop.close();
  }

  @Test
  void registersWhatCanBeReached() {
    DatabaseConnection saved = register(shop);
    assertThat(connections.list()).containsExactly(saved);
    assertThat(saved.dialect()).isEqualTo(source.dialect());
    assertThat(saved.dbType()).isEqualTo(source.dialect().dbType());
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
    assertThat(heard).containsExactly("INITIAL>CONNECTING", "CONNECTING>CONNECTED");
    assertThat(value()).isEqualTo("shop");
  }

  @Test
  void keepsThePasswordInTheVaultOnly() {
    DatabaseConnection saved = register(shop);
    assertThat(saved.url()).doesNotContain(shop.word());
    assertThat(saved.credentialId().isPresent()).isEqualTo(source.hasLogIn());
    assertThat(saved.toString()).doesNotContain(shop.word());
  }

  @Test
  void takesThePasswordOutOfAUrl() {
    if (source.hasLogIn()) {
      DatabaseConnection saved = connections.register("shop", shop.urlWithWord());
      assertThat(saved.url()).isEqualTo(shop.url()).doesNotContain(shop.word());
      assertThat(saved.credentialId()).isPresent();
      assertThat(value()).isEqualTo("shop");
    } else {
      assertThat(shop.urlWithWord()).isEqualTo(shop.url());
    }
  }

  @Test
  void keepsItsIdAndLeadsElsewhereWhenRegisteredAgain() {
    DatabaseConnection first = register(shop);
    try (ContractDatabase other = source.create("other")) {
      ReadSession old = connections.borrow("shop");
      DatabaseConnection second = register(other);
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(value()).isEqualTo("other");
      assertThat(value(old)).isEqualTo("shop");
      old.close();
      connections.disconnect("shop");
    }
  }

  @Test
  void changesNothingWhenRegisteringAgainFails() {
    DatabaseConnection before = register(shop);
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", shop.missingUrl(), shop.secret()));
    assertThat(connections.list()).containsExactly(before);
    assertThat(value()).isEqualTo("shop");
  }

  @Test
  void writesNothingWhenTheDatabaseCannotBeReached() {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", shop.missingUrl(), shop.secret()));
    assertThat(connections.list()).isEmpty();
    assertThat(heard).containsExactly("INITIAL>CONNECTING", "CONNECTING>FAILED");
  }

  @Test
  void refusesATakenNameWhenOnlyANewOneIsWanted() {
    register(shop);
    assertThatExceptionOfType(DuplicateConnectionException.class)
        .isThrownBy(
            () ->
                connections
                    .registration("SHOP", shop.url())
                    .password(shop.secret())
                    .onlyNew()
                    .register());
  }

  @Test
  void undoesEverythingWhenAStepFails() {
    connections.addStep(
        (name, session) ->
            saved -> {
              throw new IllegalStateException("the step fails");
            });
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> register(shop));
    assertThat(connections.list()).isEmpty();
  }

  @Test
  void givesStepsASessionThatReadsAndKnowsWhoAnswers() {
    List<String> seen = new ArrayList<>();
    connections.addStep(
        (name, session) -> {
          seen.add(session.dialect() + " " + value(session));
          return saved -> seen.add("saved");
        });
    register(shop);
    assertThat(seen).containsExactly(source.dialect() + " shop", "saved");
  }

  @Test
  void learnsWhoAnswersWhenItSavedWithoutConnecting() {
    connections.registration("shop", shop.url()).password(shop.secret()).saveOnly();
    assertThat(heard).isEmpty();
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.INITIAL);
    try (ReadSession session = connections.borrow("shop")) {
      assertThat(session.dialect()).isEqualTo(source.dialect());
    }
    assertThat(connections.get("shop").dialect()).isEqualTo(source.dialect());
    assertThat(connections.connection("shop").dialect()).isEqualTo(source.dialect());
    assertThat(value()).isEqualTo("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.CONNECTED);
  }

  @Test
  void comesBackAfterDisconnecting() {
    register(shop);
    assertThat(value()).isEqualTo("shop");
    connections.disconnect("shop");
    assertThat(connections.state("shop")).isEqualTo(ConnectionState.DISCONNECTED);
    assertThat(value()).isEqualTo("shop");
    assertThat(heard)
        .endsWith("CONNECTED>DISCONNECTED", "DISCONNECTED>CONNECTING", "CONNECTING>CONNECTED");
  }

  @Test
  void opensAgainInTheNextProcessWhatWasRegisteredBefore() {
    register(shop);
    connections.close();
    connections = registry();
    assertThat(value()).isEqualTo("shop");
    assertThat(connections.connection("shop").dialect()).isEqualTo(source.dialect());
  }

  @Test
  void triesWithoutChangingAnyState() {
    register(shop);
    heard.clear();
    ConnectionTest good = connections.test("shop");
    assertThat(good.reachable()).isTrue();
    assertThat(good.message()).containsIgnoringCase(source.product());
    assertThat(connections.test(shop.url(), shop.secret()).reachable()).isTrue();
    ConnectionTest bad = connections.test(shop.missingUrl(), shop.secret());
    assertThat(bad.reachable()).isFalse();
    assertThat(bad.message()).doesNotContain(shop.word());
    assertThat(heard).isEmpty();
  }

  @Test
  void lendsNoMoreThanThePoolHolds() {
    connections.close();
    connections = registry(Duration.ofMillis(300));
    register(shop);
    try (ReadSession one = PatientBorrower.borrow(connections, "shop", new SessionWait());
        ReadSession two = PatientBorrower.borrow(connections, "shop", new SessionWait())) {
      assertThat(value(one)).isEqualTo(value(two));
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> connections.borrow("shop"))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.POOL_EXHAUSTED));
    }
    try (ReadSession again = PatientBorrower.borrow(connections, "shop", new SessionWait())) {
      assertThat(value(again)).isEqualTo("shop");
    }
  }

  @Test
  void rollsBackEachBorrowing() throws SQLException {
    register(shop);
    assertThat(value()).isEqualTo("shop");
    shop.write("changed");
    assertThat(value()).isEqualTo("changed");
  }

  @Test
  void cannotWrite() {
    register(shop);
    try (ReadSession session = connections.borrow("shop")) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> session.jdbc().createStatement().execute("DELETE FROM t"));
    }
    assertThat(value()).isEqualTo("shop");
  }

  @Test
  void removesARowWithItsPassword() {
    register(shop);
    assertThat(connections.remove("shop")).isTrue();
    assertThat(connections.remove("shop")).isFalse();
    assertThat(connections.list()).isEmpty();
    assertThatExceptionOfType(ConnectionNotFoundException.class)
        .isThrownBy(() -> connections.borrow("shop"));
  }

  @Test
  void leavesNeitherSessionNorThreadWhenItCloses() {
    LibraryThreads.awaitNone();
    register(shop);
    ReadSession lent = connections.borrow("shop");
    assertThat(value(lent)).isEqualTo("shop");
    assertThat(shop.sessions()).isGreaterThanOrEqualTo(source.hasLogIn() ? 1 : 0);
    lent.close();
    connections.close();
    Await.until("the server has no session", () -> shop.sessions() == 0);
    assertThat(LibraryThreads.names()).noneMatch(name -> name.startsWith("querytool-pool"));
    assertThatExceptionOfType(ConnectionStateException.class)
        .isThrownBy(() -> connections.borrow("shop"));
  }

  private DatabaseConnection register(ContractDatabase database) {
    return connections.registration("shop", database.url()).password(database.secret()).register();
  }

  private ManagedConnections registry() {
    return registry(Duration.ofSeconds(60));
  }

  private ManagedConnections registry(Duration acquireTimeout) {
    return ManagedConnections.builder(store, store)
        .poolSize(2)
        .acquireTimeout(acquireTimeout)
        .build();
  }

  private String value() {
    try (ReadSession session = connections.borrow("shop")) {
      return value(session);
    }
  }

  private static String value(ReadSession session) {
    return SqliteFiles.value(session);
  }
}
