package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.Account;
import dev.querytool.access.AuthenticationException;
import dev.querytool.access.Caller;
import dev.querytool.access.Grant;
import dev.querytool.access.IssuedKey;
import dev.querytool.access.NewKey;
import dev.querytool.access.Scopes;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.TableEditor;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.query.AuditHead;
import dev.querytool.query.Column;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryCancelledException;
import dev.querytool.query.QueryHandle;
import dev.querytool.query.QueryOutcome;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.LibraryThreads;
import dev.querytool.vault.CredentialException;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import dev.querytool.vault.UserCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedQueryToolTest {

  private static final Secret PASSWORD = Secret.of("correct horse battery");
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  /** A store with an administrator, a user and a key of each, made once: passwords cost time. */
  @TempDir static Path template;

  private static Account ann;
  private static Account bob;
  private static Secret annsKey;
  private static Secret bobsKey;

  @TempDir Path directory;

  private Path file;
  private SharedQueryTool tool;
  private QuerySession admin;
  private QuerySession user;

  @BeforeAll
  static void makeTemplate() {
    SourceFile shop =
        SourceFile.create(
            template.resolve("shop.db"),
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                + " INSERT INTO orders SELECT i, 'note' FROM n");
    try (SharedQueryTool tool = opened(template.resolve("querytool.db"))) {
      ann = tool.accounts().register("ann", PASSWORD);
      bob = tool.accounts().register("bob", PASSWORD);
      annsKey = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner())).secret();
      bobsKey = tool.apiKeys().issue(NewKey.of(bob.uid()).scopes(Scopes.ofOwner())).secret();
      QuerySession admin = tool.as(tool.apiKeys().authenticate(annsKey));
      admin.connections().register("shop", shop.url());
    }
  }

  @BeforeEach
  void open() throws IOException {
    Path folder =
        Files.createDirectory(
            directory.resolve("store"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    file = folder.resolve("querytool.db");
    Files.copy(template.resolve("querytool.db"), file, StandardCopyOption.COPY_ATTRIBUTES);
    tool = opened();
    admin = tool.as(tool.apiKeys().authenticate(annsKey));
    user = tool.as(tool.apiKeys().authenticate(bobsKey));
  }

  @AfterEach
  void close() {
    tool.close();
  }

  @Test
  void theUserOfSingleUserModeIsNobodyHere() {
    assertThatThrownBy(() -> tool.as(Caller.defaultUser()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aCallerWhoIsNoLongerValidGetsNoSession() {
    Caller caller = tool.apiKeys().authenticate(bobsKey);
    tool.accounts().disable(bob.uid());

    assertThatThrownBy(() -> tool.as(caller)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aCallerOfAnotherStoreIsNobodyHere() {
    Account root = tool.accounts().promoteDefaultUser("root", PASSWORD);
    Caller here = tool.accounts().authenticate("root", PASSWORD);
    Path elsewhere = directory.resolve("elsewhere").resolve("querytool.db");
    try (SharedQueryTool other = opened(elsewhere)) {
      assertThat(other.accounts().promoteDefaultUser("root", PASSWORD).uid()).isEqualTo(root.uid());

      assertThatThrownBy(() -> other.as(here)).isInstanceOf(AuthenticationException.class);
    }
    assertThat(tool.as(here).connections().list()).hasSize(1);
  }

  @Test
  void withoutAMasterKeyNothingIsOpened() {
    Path other = directory.resolve("other").resolve("querytool.db");

    assertThatThrownBy(
            () -> QueryTool.builder().store(other).multiUser().connectionsAnywhere().open())
        .isInstanceOf(CredentialException.class);
    assertThat(other).doesNotExist();
  }

  @Test
  void aMasterKeyInTheDirectoryOfTheStoreIsRefused() {
    Path store = directory.resolve("other").resolve("querytool.db");

    for (MasterKey key :
        List.of(
            MasterKey.fromFileOrCreate(store.resolveSibling("querytool.db.key")),
            MasterKey.fromFile(directory.resolve("other/../other/key")))) {
      assertThatThrownBy(
              () ->
                  QueryTool.builder()
                      .store(store)
                      .masterKey(key)
                      .multiUser()
                      .connectionsAnywhere()
                      .open())
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining("directory of the store");
    }
    QueryTool.builder()
        .store(store)
        .masterKey(MasterKey.fromFileOrCreate(directory.resolve("elsewhere.key")))
        .multiUser()
        .connectionsAnywhere()
        .open()
        .close();
  }

  @Test
  void anotherMasterKeyThanTheStoresIsFoundOutOnOpening() {
    tool.close();

    assertThatThrownBy(
            () ->
                QueryTool.builder()
                    .store(file)
                    .masterKey(MasterKey.of(() -> filled(9)))
                    .multiUser()
                    .connectionsAnywhere()
                    .open())
        .isInstanceOf(CredentialException.class);
    tool = opened();
  }

  @Test
  void aHistoryOfNothingIsRefused() {
    assertThatThrownBy(
            () ->
                QueryTool.builder()
                    .store(directory.resolve("other").resolve("querytool.db"))
                    .masterKey(MasterKey.of(() -> filled(1)))
                    .historySize(0)
                    .multiUser()
                    .connectionsAnywhere()
                    .open())
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void theHistoryNamesCallerAndKeyOfEachRunBeforeItsAnswer() {
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.of("query:run:*")));
    sql(tool.as(tool.accounts().authenticate("ann", PASSWORD)), "SELECT 1").run();
    sql(tool.as(tool.apiKeys().authenticate(key.secret())), "SELECT 2").run();

    List<HistoryEntry> entries = admin.history().list(HistoryFilter.on("shop"));

    assertThat(entries).extracting(HistoryEntry::caller).containsOnly(ann.uid());
    assertThat(entries.get(0).keyId()).contains(key.key().id());
    assertThat(entries.get(1).keyId()).isEmpty();
  }

  @Test
  void anOrdinaryAccountRunsNothingThatWasNotGrantedAndTheAttemptIsRemembered() {
    assertDenied(() -> sql(user, "SELECT id FROM orders").run());
    assertDenied(() -> sql(user, "SELECT id FROM orders").stream());
    assertDenied(() -> sql(user, "SELECT id FROM orders").explain());
    assertDenied(() -> sql(user, "SELECT id FROM orders").check());
    assertDenied(() -> sql(user, "SELECT id FROM orders").list(Id.class));
    assertThat(admin.history().list(HistoryFilter.on("shop")))
        .hasSize(5)
        .allMatch(entry -> entry.outcome() == QueryOutcome.DENIED)
        .allMatch(entry -> entry.caller().equals(bob.uid()));
  }

  @Test
  void whatWasGrantedIsRun() {
    tool.grants().grant(bob.uid(), Grant.everything("shop"));

    assertThat(sql(user, "SELECT id FROM orders").limit(3).run().rowCount()).isEqualTo(3);
    assertThat(user.catalog().on("shop").tables()).hasSize(1);
    assertThat(user.connections().list()).extracting(DatabaseConnection::name).containsOnly("shop");
  }

  @Test
  void whoMaySeeAPartSeesThatPartAdministratorsToo() {
    Grant part = Grant.on("shop").table("orders").columns("id").build();
    tool.grants().grant(bob.uid(), part);
    tool.grants().grant(ann.uid(), part);

    for (QuerySession session : List.of(user, admin)) {
      assertThat(sql(session, "SELECT * FROM orders").limit(1).run().columns())
          .extracting(Column::name)
          .containsExactly("id");
      assertThatThrownBy(() -> sql(session, "SELECT note FROM orders").run())
          .isInstanceOf(QueryRefusedException.class);
      assertThat(session.catalog().on("shop").table("orders").metadata().fields()).hasSize(1);
    }
  }

  @Test
  void aKeyThatMaySeeAPartSeesNoMoreWhateverItsOwnerMaySee() {
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner()));
    tool.grants()
        .grantToKey(
            ann.uid(), key.key().id(), Grant.on("shop").table("orders").rows("id < 3").build());
    QuerySession session = tool.as(tool.apiKeys().authenticate(key.secret()));

    assertThat(sql(session, "SELECT id FROM orders").run().rowCount()).isEqualTo(2);
    assertThat(sql(admin, "SELECT id FROM orders").limit(5).run().rowCount()).isEqualTo(5);
  }

  @Test
  void theProofThatACallerIsGivenHoldsNothingThatAGrantBroughtIn() {
    tool.accounts().setAttributes(bob.uid(), Map.of("most", 7_777));
    tool.grants()
        .grant(
            bob.uid(), Grant.on("shop").table("orders").columns("id").rows("id < :most").build());

    ReadOnlyQuery proof = sql(user, "SELECT o.id FROM orders o WHERE o.id > :least").check();

    assertThat(proof.grantedValues()).isEmpty();
    assertThat(proof.parameters()).containsExactly("least");
    assertThat(proof.sql()).isEqualTo(proof.askedSql()).doesNotContain("<");
    assertThat(proof.limited(3).sql()).doesNotContain("<").contains(" LIMIT ");
    assertThat(proof.tablesRead()).hasSize(1);
    assertThat(proof.toString()).doesNotContain("<");
    assertThat(sql(user, "SELECT id FROM orders").limit(9_000).run().rowCount()).isEqualTo(7_776);
  }

  @Test
  void aNameThatIsSpelledWithALetterThatFoldsToAnAsciiOneIsAnothers() {
    admin.connections().register("desk", "sqlite:" + template.resolve("shop.db"));
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner()));
    tool.grants()
        .grantToKey(
            ann.uid(), key.key().id(), Grant.on("desk").table("orders").columns("id").build());
    QuerySession session = tool.as(tool.apiKeys().authenticate(key.secret()));
    assertThat(session.catalog().on("DESK").table("orders").metadata().fields()).hasSize(1);

    assertThatThrownBy(() -> session.catalog().on("des\u212a"))
        .isInstanceOf(ConnectionNotFoundException.class);
  }

  @Test
  void aConnectionThatIsNotThereReadsLikeOneThatWasNotGranted() {
    List<ThrowingCallable> tries =
        List.of(
            () -> user.queries().on("none").sql("SELECT 1").run(),
            () -> user.catalog().on("none"),
            () -> user.connections().get("none"),
            () -> user.connections().state("none"));
    List<ThrowingCallable> others =
        List.of(
            () -> user.queries().on("shop").sql("SELECT 1").run(),
            () -> user.catalog().on("shop"),
            () -> user.connections().get("shop"),
            () -> user.connections().state("shop"));

    for (int i = 0; i < tries.size(); i++) {
      Throwable missing = catchThrowable(tries.get(i));
      Throwable denied = catchThrowable(others.get(i));
      assertThat(missing).isInstanceOf(AccessDeniedException.class);
      assertThat(String.valueOf(missing.getMessage()).replace("none", "shop"))
          .isEqualTo(denied.getMessage());
    }
    assertThat(user.connections().find("shop")).isEmpty();
    assertThat(user.connections().list()).isEmpty();
    assertThatThrownBy(() -> admin.queries().on("none").sql("SELECT 1").run())
        .isInstanceOf(ConnectionNotFoundException.class);
  }

  @Test
  void onlyAdministratorsChangeConnections() {
    tool.grants().grant(bob.uid(), Grant.everything("shop"));
    ConnectionRegistry connections = user.connections();
    String url = "sqlite:" + template.resolve("shop.db");

    assertDenied(() -> connections.register("other", url));
    assertDenied(() -> connections.register("other", url, Secret.of("x")));
    assertDenied(() -> connections.registration("other", url));
    assertDenied(() -> connections.remove("shop"));
    assertDenied(() -> connections.disconnect("shop"));
    assertDenied(() -> connections.test("shop"));
    assertDenied(() -> connections.test(url, Secret.of("")));
    assertDenied(() -> connections.privileges("shop"));
    assertDenied(() -> connections.lastError("shop"));
    assertDenied(() -> connections.addListener((name, from, to) -> {}));
    assertThat(admin.connections().list()).hasSize(1);
  }

  @Test
  void onlyAdministratorsWriteIntoTheCatalogueAndReadTheHistory() {
    tool.grants().grant(bob.uid(), Grant.everything("shop"));
    ConnectionCatalog catalog = user.catalog().on("shop");
    TableEditor table = catalog.table("orders");

    assertThat(table.metadata().tableName()).isEqualTo("orders");
    assertDenied(() -> table.chineseName("订单"));
    assertDenied(() -> table.clearChineseName());
    assertDenied(() -> table.note("x"));
    assertDenied(() -> table.clearNote());
    assertDenied(() -> table.synonyms("单子"));
    assertDenied(() -> table.clearSynonyms());
    assertDenied(() -> table.field("id").chineseName("编号"));
    assertDenied(() -> table.field("id").note("x"));
    assertDenied(() -> table.field("id").clearChineseName());
    assertDenied(() -> table.field("id").clearNote());
    assertDenied(() -> table.field("id").synonyms("key"));
    assertDenied(() -> table.field("id").clearSynonyms());
    assertDenied(catalog::refresh);
    assertDenied(() -> catalog.importJson(catalog.exportJson()));
    assertDenied(() -> user.history().clear("shop"));
    assertDenied(() -> user.history().verify(new AuditHead(1, "")));
    assertDenied(() -> user.history().verify());
    assertDenied(() -> user.history().lost());
    admin.catalog().on("shop").table("orders").chineseName("订单").field("id").note("key");
    assertThat(table.metadata().chineseName()).contains("订单");
  }

  @Test
  void whoIsNoAdministratorSeesWhatHeAskedHimselfAndNotWhatWasRunForIt() {
    tool.grants().grant(bob.uid(), Grant.on("shop").table("orders").rows("note = 'note'").build());
    sql(admin, "SELECT count(*) FROM orders").run();
    sql(user, "SELECT max(id) FROM orders").run();
    QuerySession person = tool.as(tool.accounts().authenticate("bob", PASSWORD));
    sql(person, "SELECT min(id) FROM orders").run();
    admin.connections().registration("away", "postgres://planted@127.0.0.1:1/x").saveOnly();
    tool.grants().grant(bob.uid(), Grant.everything("away"));
    assertThatThrownBy(() -> person.queries().on("away").sql("SELECT 1").run())
        .isInstanceOf(QueryToolException.class);

    assertThat(texts(user)).containsExactly("SELECT max(id) FROM orders");
    assertThat(texts(person))
        .containsExactly("SELECT 1", "SELECT min(id) FROM orders", "SELECT max(id) FROM orders");
    assertThat(person.history().list(HistoryFilter.all()))
        .allMatch(entry -> entry.effectiveSql().isEmpty())
        .allMatch(entry -> entry.message().isEmpty());
    assertThat(person.history().count(HistoryFilter.all())).isEqualTo(3);
    HistoryFilter others = HistoryFilter.builder().caller(ann.uid()).build();
    assertThat(person.history().list(others)).isEmpty();
    assertThat(person.history().count(others)).isZero();
    for (HistoryEntry entry : admin.history().list(HistoryFilter.all())) {
      assertThat(person.history().find(entry.id()).isPresent())
          .isEqualTo(entry.caller().equals(bob.uid()));
      assertThat(person.history().find(entry.id()).flatMap(HistoryEntry::effectiveSql)).isEmpty();
    }
    assertThat(admin.history().list(others)).hasSize(1);
    assertThat(admin.history().list(HistoryFilter.on("shop")))
        .allMatch(entry -> entry.effectiveSql().isPresent());
  }

  private static List<String> texts(QuerySession session) {
    return session.history().list(HistoryFilter.all()).stream().map(HistoryEntry::text).toList();
  }

  @Test
  void everyoneHasCredentialsOfTheirOwnAsLongAsTheyMay() {
    UserCredentials own = user.credentials();
    String id = own.store("openai", "", Secret.of("sk-0123456789")).id();
    assertThat(own.open(id).<String>reveal(text -> text)).isEqualTo("sk-0123456789");
    assertThat(admin.credentials().list()).isEmpty();
    assertThatThrownBy(() -> admin.credentials().open(id)).isInstanceOf(CredentialException.class);
    assertDenied(() -> sessionOf("query:run:*").credentials().list());
    assertThat(sessionOf("credentials:own").credentials().list()).isEmpty();

    tool.accounts().disable(bob.uid());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            own::list,
            () -> own.open(id),
            () -> own.delete(id),
            () -> own.store("other", "", Secret.of("x")),
            () -> own.replace(id, Secret.of("x")))) {
      assertThatThrownBy(call).isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void aKeyDoesWhatItsScopesSayAndNothingElse() {
    admin.connections().register("other", "sqlite:" + template.resolve("shop.db"));
    QuerySession session = sessionOf("query:run:shop");

    assertThat(sql(session, "SELECT id FROM orders").limit(1).run().rowCount()).isEqualTo(1);
    assertDenied(() -> session.queries().on("other").sql("SELECT 1").run());
    assertDenied(() -> session.catalog().on("shop"));
    assertDenied(() -> session.connections().list());
    assertDenied(() -> session.connections().remove("shop"));
    assertDenied(() -> session.history().list(HistoryFilter.all()));
    assertThat(sessionOf("catalog:read:*").catalog().on("other").tables()).hasSize(1);
    assertThat(sessionOf("connections:read").connections().list()).hasSize(2);
    assertDenied(() -> sessionOf("history:read").history().clear("shop"));
    assertDenied(() -> sql(sessionOf(), "SELECT 1").run());
  }

  @Test
  void whatASessionHoldsIsOfNoUseOnceItsKeyIsRevoked() {
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner()));
    QuerySession session = tool.as(tool.apiKeys().authenticate(key.secret()));
    QuerySpec spec = sql(session, "SELECT id FROM orders").limit(1);
    ConnectionCatalog catalog = session.catalog().on("shop");
    TableEditor table = catalog.table("orders");
    ConnectionRegistry.Registration registration =
        session.connections().registration("late", "sqlite:" + template.resolve("shop.db"));
    spec.run();

    tool.apiKeys().revoke(ann.uid(), key.key().id());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            spec::run,
            spec::check,
            spec::stream,
            catalog::snapshot,
            table::metadata,
            () -> table.note("late"),
            registration::register,
            registration::saveOnly,
            () -> session.connections().list(),
            () -> session.history().list(HistoryFilter.all()))) {
      assertThatThrownBy(call).isInstanceOf(AuthenticationException.class);
    }
    assertThat(admin.connections().find("late")).isEmpty();
    assertThat(admin.history().list(HistoryFilter.on("shop")).get(0).outcome())
        .isEqualTo(QueryOutcome.DENIED);
  }

  @Test
  void whoIsNoLongerAnAdministratorLosesTheRightsOfOneAtOnce() {
    tool.accounts().promote(bob.uid());
    assertThat(user.connections().list()).hasSize(1);

    tool.accounts().demote(bob.uid());

    assertThat(user.connections().list()).isEmpty();
    assertDenied(() -> sql(user, "SELECT 1").run());
  }

  @Test
  void aListenerHearsNothingOnceWhoAddedItIsNoAdministrator() {
    tool.accounts().promote(bob.uid());
    List<String> heard = new CopyOnWriteArrayList<>();
    user.connections().addListener((name, from, to) -> heard.add(name));
    sql(admin, "SELECT 1").run();
    assertThat(heard).contains("shop");

    tool.accounts().demote(bob.uid());
    heard.clear();
    admin.connections().disconnect("shop");

    assertThat(heard).isEmpty();
  }

  @Test
  void aStreamEndsWhenAnotherToolRevokesItsKey() {
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner()));
    QuerySession session = tool.as(tool.apiKeys().authenticate(key.secret()));

    try (RowStream rows = sql(session, "SELECT id FROM orders").stream();
        SharedQueryTool other = opened()) {
      Iterator<Row> row = rows.iterator();
      row.next();
      other.apiKeys().revoke(ann.uid(), key.key().id());

      Await.until(() -> catchThrowable(row::next) instanceof QueryCancelledException);
      assertThatThrownBy(row::next).hasMessageContaining("no longer valid");
    }
    assertThat(admin.history().list(HistoryFilter.on("shop")).get(0).outcome())
        .isEqualTo(QueryOutcome.CANCELLED);
  }

  @Test
  void aStatementAtWorkEndsWhenItsAccountIsDisabled() {
    tool.grants().grant(bob.uid(), Grant.everything("shop"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      QueryHandle running = sql(user, ENDLESS).start(thread);
      tool.accounts().disable(bob.uid());

      assertThatThrownBy(running::join)
          .isInstanceOfAny(QueryCancelledException.class, AuthenticationException.class);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void otherCallersGoOnWhenOneEnds() {
    tool.grants().grant(bob.uid(), Grant.everything("shop"));
    try (RowStream rows = sql(admin, "SELECT id FROM orders").stream();
        RowStream ending = sql(user, "SELECT id FROM orders").stream()) {
      tool.accounts().disable(bob.uid());
      Iterator<Row> gone = ending.iterator();
      Await.until(() -> catchThrowable(gone::next) instanceof QueryCancelledException);

      assertThat(rows.iterator().next().size()).isEqualTo(1);
    }
  }

  @Test
  void noThreadIsLeftWhenItIsClosed() {
    tool.close();
    LibraryThreads.awaitNone();
    tool = opened();
    sql(tool.as(tool.apiKeys().authenticate(annsKey)), "SELECT id FROM orders").run();
    tool.apiKeys().authenticate(tool.apiKeys().issue(NewKey.of(ann.uid())).secret());

    tool.close();

    assertThat(LibraryThreads.names()).isEmpty();
  }

  @Test
  void withoutAPolicyConnectionsLeadToNoFileAndToNoPlaceOfTheApplications() {
    tool.close();
    try (SharedQueryTool closed = settings(file).multiUser().open()) {
      QuerySession ann = closed.as(closed.apiKeys().authenticate(annsKey));
      assertUnreachable(() -> sql(ann, "SELECT id FROM orders").run());
      assertUnreachable(
          () -> ann.connections().register("again", "sqlite:" + template.resolve("shop.db")));
      assertUnreachable(() -> ann.connections().register("near", "postgres://me@127.0.0.1:1/db"));
      assertUnreachable(() -> ann.connections().register("near", "mysql://me@10.1.2.3:1/db"));
    }
    try (SharedQueryTool open =
        settings(file)
            .connectionPolicy(ConnectionPolicy.builder().sqliteDirectory(template).build())
            .multiUser()
            .open()) {
      QuerySession ann = open.as(open.apiKeys().authenticate(annsKey));
      assertThat(sql(ann, "SELECT id FROM orders").limit(1).run().rowCount()).isEqualTo(1);
    }
  }

  private static void assertUnreachable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageContaining("may not be");
  }

  @Test
  void theStoresOwnFileCannotBeRegistered() {
    assertThatThrownBy(() -> admin.connections().register("own", "sqlite:" + file))
        .isInstanceOf(QueryToolException.class);
  }

  private record Id(long id) {}

  private SharedQueryTool opened() {
    return opened(file);
  }

  private static SharedQueryTool opened(Path store) {
    return settings(store).multiUser().connectionsAnywhere().open();
  }

  private static QueryToolBuilder settings(Path store) {
    return QueryTool.builder().store(store).masterKey(MasterKey.of(() -> filled(1)));
  }

  /** Returns the session of a key of an administrator's. */
  private QuerySession sessionOf(String... scopes) {
    IssuedKey key = tool.apiKeys().issue(NewKey.of(ann.uid()).scopes(Scopes.of(scopes)));
    return tool.as(tool.apiKeys().authenticate(key.secret()));
  }

  private static QuerySpec sql(QuerySession session, String text) {
    return session.queries().on("shop").sql(text);
  }

  private static void assertDenied(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
