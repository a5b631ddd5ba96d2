package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ConnectionSecretsTest {

  private static final String WORD = "correct-horse-9182";

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private Level level = Level.DEBUG;
  private String url = "";
  private String other = "";
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    url = "sqlite:" + SqliteFiles.create(folder.resolve("shop.db"), "shop");
    other = "sqlite:" + SqliteFiles.create(folder.resolve("other.db"), "other");
    level = root.getLevel();
    root.setLevel(Level.TRACE);
    log.list = Collections.synchronizedList(new ArrayList<>());
    log.start();
    root.addAppender(log);
    connections =
        ManagedConnections.builder(store, store)
            .engines((at, tls) -> new LockedEngine(at.file(), Secret.of(WORD)))
            .build();
  }

  @AfterEach
  void close() {
    connections.close();
    root.detachAppender(log);
    root.setLevel(level);
  }

  @Test
  void keepsThePasswordInTheVaultAlone() {
    DatabaseConnection saved = connections.register("shop", url, Secret.of(WORD));
    assertThat(saved.url()).isEqualTo(url);
    assertThat(saved.credentialId()).isPresent();
    assertThat(store.list("default_user"))
        .singleElement()
        .satisfies(
            credential -> {
              assertThat(credential.serviceName()).isEqualTo("connection");
              assertThat(credential.displayName()).isEqualTo("shop");
            });
    assertThat(saved.toString()).isEqualTo("DatabaseConnection[shop, sqlite]");
    assertThat(valueOf("shop")).isEqualTo("shop");
  }

  @Test
  void opensWithTheStoredPasswordInTheNextProcess() {
    connections.register("shop", url, Secret.of(WORD));
    try (ManagedConnections next =
        ManagedConnections.builder(store, store)
            .engines((at, tls) -> new LockedEngine(at.file(), Secret.of(WORD)))
            .build()) {
      next.borrow("shop").close();
      assertThat(next.test("shop").reachable()).isTrue();
    }
  }

  @Test
  void storesNothingWhenThePasswordIsWrong() {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", url, Secret.of("wrong-" + WORD)));
    assertThat(connections.list()).isEmpty();
    assertThat(store.list("default_user")).isEmpty();
  }

  @Test
  void keepsTheOldPasswordWhenRegisteringAgainFails() {
    connections.register("shop", url, Secret.of(WORD));
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", url, Secret.of("wrong")));
    connections.disconnect("shop");
    assertThat(valueOf("shop")).isEqualTo("shop");
  }

  @Test
  void usesTheStoredPasswordAgainForTheSamePlace() {
    DatabaseConnection first = connections.register("shop", url, Secret.of(WORD));
    DatabaseConnection second = connections.register("shop", url);
    assertThat(second.credentialId()).isEqualTo(first.credentialId());
    connections.disconnect("shop");
    assertThat(valueOf("shop")).isEqualTo("shop");
  }

  @Test
  void doesNotCarryThePasswordToAnotherPlace() {
    connections.register("shop", url, Secret.of(WORD));
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", other));
    assertThat(valueOf("shop")).isEqualTo("shop");
    connections.registration("shop", other).saveOnly();
    assertThat(connections.get("shop").credentialId()).isEmpty();
    assertThat(store.list("default_user")).isEmpty();
  }

  @Test
  void replacesThePasswordUnderTheSameId() {
    DatabaseConnection first = connections.register("shop", url, Secret.of(WORD));
    DatabaseConnection second = connections.register("shop", other, Secret.of(WORD));
    assertThat(second.credentialId()).isEqualTo(first.credentialId());
    assertThat(valueOf("shop")).isEqualTo("other");
  }

  @Test
  void refusesThePasswordOfARowWhosePlaceWasEdited() {
    DatabaseConnection saved = connections.register("shop", url, Secret.of(WORD));
    store.update(
        saved.id(),
        new ConnectionStore.Draft(
            "shop", other, Dialect.SQLITE, saved.credentialId().orElseThrow()),
        saved.updatedAt());
    connections.close();
    try (ManagedConnections next =
        ManagedConnections.builder(store, store)
            .engines((at, tls) -> new LockedEngine(at.file(), Secret.of(WORD)))
            .build()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> next.borrow("shop"))
          .withMessageContaining("is bound to");
    }
  }

  @Test
  void deletesThePasswordWithItsConnection() {
    connections.register("shop", url, Secret.of(WORD));
    connections.remove("shop");
    assertThat(store.list("default_user")).isEmpty();
  }

  @Test
  void deletesNoPasswordWhenAStepUndoesTheRegistration() {
    connections.register("shop", url, Secret.of(WORD));
    connections.addStep(
        (name, session) ->
            saved -> {
              throw new IllegalStateException("cannot store");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> connections.register("new", other, Secret.of(WORD)));
    assertThat(store.list("default_user")).hasSize(1);
  }

  @Test
  void keepsTheCauseOfAFailureThatHoldsNoSecret() {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("shop", url))
        .withStackTraceContaining("log-in without");
  }

  @Test
  void showsThePasswordNowhere() throws Exception {
    StringWriter shown = new StringWriter();
    PrintWriter out = new PrintWriter(shown);
    connections.register("shop", url, Secret.of(WORD));
    try (ReadSession session = connections.borrow("shop")) {
      out.println(session);
      session.evict();
    }
    show(out, () -> connections.register("x", url, Secret.of("wrong-" + WORD)));
    show(out, () -> connections.register("x", url, Secret.of(WORD + "-wrong")));
    for (String bad :
        List.of(
            "postgres://reader:" + WORD + "@host:xx/shop",
            "jdbc:mysql://host/shop?password=" + WORD,
            "mariadb://:" + WORD + "@host/",
            "sqlite://reader:" + WORD + "@host/shop.db",
            "sqlite:shop.db?password=" + WORD,
            "reader:" + WORD + "@host")) {
      show(out, () -> connections.register("x", bad));
      show(out, () -> connections.test(bad, Secret.of(WORD)));
    }
    out.println(connections.test(url, Secret.of("wrong-" + WORD)));
    java.nio.file.Files.move(folder.resolve("shop.db"), folder.resolve("away.db"));
    show(out, () -> connections.borrow("shop"));
    show(out, () -> connections.borrow("shop"));
    out.println(connections.lastError("shop"));
    out.println(connections.list());
    connections.remove("shop");
    connections.close();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      out.println(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        out.println(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    assertThat(log.list).isNotEmpty();
    assertThat(shown.toString()).contains("1 to 65,535", "no such file").doesNotContain(WORD);
  }

  @Test
  void wouldShowThePasswordIfTheDriversWordsWerePassedOn() {
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> connections.register("x", url, Secret.of("wrong-" + WORD)))
        .withNoCause();
    LockedEngine engine = new LockedEngine(folder.resolve("shop.db"), Secret.of(WORD));
    assertThatExceptionOfType(java.sql.SQLException.class)
        .isThrownBy(() -> engine.opener(Secret.of("wrong-" + WORD), SessionZone.UTC).open())
        .withStackTraceContaining(WORD);
  }

  private String valueOf(String name) {
    try (ReadSession session = connections.borrow(name)) {
      return SqliteFiles.value(session);
    }
  }

  private static void show(PrintWriter out, Runnable failing) {
    try {
      failing.run();
    } catch (ConnectionFailedException | ValidationException e) {
      e.printStackTrace(out);
      out.println(e.details());
      out.println(e.toErrorResponse(Locale.ENGLISH));
      return;
    }
    throw new AssertionError("did not fail");
  }
}
