package dev.querytool.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.error.QueryToolException;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessSecretsTest extends AccessTestCase {

  private static final Secret LATER = Secret.of("a later password 0123456789");

  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final StringBuilder shown = new StringBuilder();
  private final List<String> secrets = new ArrayList<>();

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    events.list = Collections.synchronizedList(new ArrayList<>());
    events.start();
    root.addAppender(events);
    for (Secret secret : List.of(PASSWORD, WRONG, LATER)) {
      keep(secret.reveal(text -> text));
    }
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(events);
    root.setLevel(before);
  }

  @Test
  void findsASecretWhereverItLies() throws IOException {
    String text = secrets.get(0);
    Files.writeString(directory.resolve("planted"), "…" + text);
    assertThat(holding()).contains("files");

    Files.delete(directory.resolve("planted"));
    LoggerFactory.getLogger("planted").trace("it is {}", text);
    show(new IllegalStateException(text));

    assertThat(holding()).containsExactly("log", "shown");
  }

  @Test
  void noPasswordAndNoKeyIsInTheFilesTheLogOrAnythingShown() throws IOException {
    useAccounts();
    useKeys();

    assertThat(holding()).isEmpty();
    keys.close();
    store.close();
    assertThat(holding()).isEmpty();
    assertThat(log()).contains("INSERT INTO service_api_keys").contains("UPDATE users");
  }

  private void useAccounts() {
    Account ann = accounts.register("ann", PASSWORD);
    show(ann);
    show(accounts.authenticate("ann", PASSWORD));
    show(store.accounts().find(ann.uid()));
    show(catchThrowable(() -> accounts.authenticate("ann", WRONG)));
    show(catchThrowable(() -> accounts.register("ANN", LATER)));
    show(catchThrowable(() -> accounts.register("x".repeat(51), LATER)));
    show(catchThrowable(() -> accounts.register("bob", Secret.of(secrets.get(0).repeat(99)))));
    accounts.changePassword("ann", PASSWORD, LATER);
    accounts.resetPassword(ann.uid(), PASSWORD);
    for (int i = 0; i < 7; i++) {
      show(catchThrowable(() -> accounts.authenticate("ann", WRONG, "here")));
    }
    clock.forward(Duration.ofHours(1));
    show(accounts.list());
  }

  private void useKeys() {
    Account bob = accounts.register("bob", PASSWORD);
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).name("ci"));
    String text = issued.secret().reveal(secret -> secret);
    keep(text);
    keep(text.substring(26, 69));
    show(issued);
    show(issued.secret());
    show(keys.authenticate(issued.secret()));
    show(keys.list(bob.uid()));
    show(store.apiKeys().find(issued.key().id()));
    show(KeyText.parse(text));
    show(catchThrowable(() -> keys.authenticate(Secret.of(text + "x"))));
    keys.revoke(bob.uid(), issued.key().id());
    show(catchThrowable(() -> keys.authenticate(issued.secret())));
    show(catchThrowable(() -> keys.revoke("nobody", issued.key().id())));
    accounts.delete(bob.uid());
    show(catchThrowable(() -> keys.authenticate(issued.secret())));
  }

  private void keep(String secret) {
    secrets.add(secret);
  }

  private void show(Object value) {
    if (value instanceof Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      shown.append(trace);
    }
    if (value instanceof QueryToolException failure) {
      shown.append(failure.details()).append(failure.toErrorResponse(Locale.ENGLISH));
    }
    shown.append(value).append('\n');
  }

  private List<String> holding() throws IOException {
    List<String> places = new ArrayList<>();
    if (holds(files())) {
      places.add("files");
    }
    if (holds(log())) {
      places.add("log");
    }
    if (holds(shown.toString())) {
      places.add("shown");
    }
    return places;
  }

  private boolean holds(String place) {
    return secrets.stream().flatMap(AccessSecretsTest::forms).anyMatch(place::contains);
  }

  private static Stream<String> forms(String secret) {
    byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf8);
    return Stream.of(
        secret,
        new String(utf8, StandardCharsets.ISO_8859_1),
        base64.substring(0, base64.length() - 2));
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private String log() {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(events.list)) {
      all.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    return all.toString();
  }
}
