package dev.querytool.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.store.Store;
import dev.querytool.testkit.Await;
import dev.querytool.vault.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceApiKeysTest extends AccessTestCase {

  private Account ann;
  private Account bob;

  @BeforeEach
  void register() {
    ann = accounts.register("ann", PASSWORD);
    bob = accounts.register("bob", PASSWORD);
  }

  @Test
  void whoNeedsNoPasswordHasNoKeys() {
    assertThatThrownBy(() -> keys.issue(NewKey.of("default_user")))
        .isInstanceOf(AccountException.class)
        .hasMessageContaining("promote");

    accounts.promoteDefaultUser("root", PASSWORD);

    IssuedKey key = keys.issue(NewKey.of("default_user").scopes(Scopes.ofOwner()));
    assertThat(keys.authenticate(key.secret()).uid()).isEqualTo("default_user");
  }

  @Test
  void aKeyAuthenticatesAsItsOwnerWithItsScopes() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).scopes(Scopes.of("query:run:shop")));

    Caller caller = keys.authenticate(issued.secret());

    assertThat(caller.uid()).isEqualTo(bob.uid());
    assertThat(caller.keyId()).contains(issued.key().id());
    assertThat(caller.scopes()).isEqualTo(Scopes.of("query:run:shop"));
    assertThat(caller.admin()).isFalse();
  }

  @Test
  void aKeysTextIsMarkedAndHolds256RandomBitsAndAChecksum() {
    String text = textOf(keys.issue(NewKey.of(bob.uid())));

    assertThat(text).matches("qtk_[A-Za-z0-9_-]{71}");
    assertThat(KeyText.parse(text)).isPresent();
    assertThat(textOf(keys.issue(NewKey.of(bob.uid())))).isNotEqualTo(text);
  }

  @Test
  void oneWrongCharacterAnywhereIsSeenWithoutTheStore() {
    String text = textOf(keys.issue(NewKey.of(bob.uid())));

    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'a' ? 'b' : 'a';
      assertThat(KeyText.parse(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
    }
  }

  @Test
  void theSecretOfAnotherKeyIsOfNoUse() {
    String first = textOf(keys.issue(NewKey.of(ann.uid())));
    String second = textOf(keys.issue(NewKey.of(bob.uid())));
    String mixed = first.substring(0, 26) + second.substring(26, 69);

    assertRefused(mixed + checksumOf(mixed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "qtk_", "Bearer x", "qtk_' OR 1=1 --", "default_user", "\u0000", "qtk_字"})
  void whatIsNoKeyIsAnErrorAndNeverTheDefaultUser(String text) {
    assertRefused(text);
  }

  @Test
  void theReasonWhyAKeyIsRefusedIsNotTold() {
    IssuedKey revoked = keys.issue(NewKey.of(bob.uid()));
    keys.revoke(bob.uid(), revoked.key().id());
    IssuedKey expired = keys.issue(NewKey.of(bob.uid()).expiresAt(clock.instant().plusSeconds(1)));
    clock.forward(Duration.ofSeconds(1));

    List<Throwable> failures =
        List.of(
            catchThrowable(() -> keys.authenticate(revoked.secret())),
            catchThrowable(() -> keys.authenticate(expired.secret())),
            catchThrowable(() -> keys.authenticate(Secret.of("qtk_nothing"))));

    assertThat(failures)
        .allMatch(AuthenticationException.class::isInstance)
        .extracting(Throwable::getMessage)
        .containsOnly(failures.get(0).getMessage());
  }

  @Test
  void aRevokedKeyEndsItsCallersAtTheNextCallAlsoInAnotherProcess() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()));
    Caller caller = keys.authenticate(issued.secret());
    assertThat(isLive(caller)).isTrue();

    try (Store other = Store.open(store.path(), clock, Duration.ofSeconds(60))) {
      ServiceApiKeys.create(other.apiKeys(), subKeys, clock).revoke(bob.uid(), issued.key().id());
    }

    assertThat(isLive(caller)).isFalse();
    assertThatThrownBy(() -> rightsOf(caller).require(Permission.QUERY_RUN, "shop"))
        .isInstanceOf(AuthenticationException.class);
    assertThat(keys.list(bob.uid()).get(0).revokedAt()).contains(clock.instant());
  }

  @Test
  void anExpiredKeyEndsItsCallers() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()).expiresAt(clock.instant().plusSeconds(9)));
    Caller caller = keys.authenticate(issued.secret());

    clock.forward(Duration.ofSeconds(9));

    assertThat(isLive(caller)).isFalse();
  }

  @Test
  void theKeysOfADisabledAccountAreOfNoUseUntilItIsEnabled() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()));
    Caller caller = keys.authenticate(issued.secret());

    accounts.disable(bob.uid());

    assertRefused(textOf(issued));
    assertThat(isLive(caller)).isFalse();
    accounts.enable(bob.uid());
    assertThat(keys.authenticate(issued.secret()).uid()).isEqualTo(bob.uid());
  }

  @Test
  void anotherPasswordLeavesTheKeysAsTheyAre() {
    Caller caller = keys.authenticate(keys.issue(NewKey.of(bob.uid())).secret());

    accounts.resetPassword(bob.uid(), WRONG);

    assertThat(isLive(caller)).isTrue();
  }

  @Test
  void nobodyCanGiveAKeyMoreScopesTimeOrAttributesInTheFile() {
    for (String change :
        List.of(
            "scopes = NULL",
            "scopes = '[\"query:run:*\"]'",
            "expires_at = NULL",
            "attributes = '{\"region\":[\"text\",\"US\"]}'",
            "user_id = '" + ann.uid() + "'")) {
      IssuedKey issued =
          keys.issue(
              NewKey.of(bob.uid())
                  .scopes(Scopes.of("query:run:shop"))
                  .expiresAt(clock.instant().plusSeconds(60)));
      assertThat(keys.authenticate(issued.secret())).isNotNull();

      execute("UPDATE service_api_keys SET " + change + " WHERE id = '" + issued.key().id() + "'");

      assertRefused(textOf(issued));
    }
  }

  @Test
  void noScopesAreNoRightsAndTheOwnersScopesAreTheOwnersRights() {
    Caller none = keys.authenticate(keys.issue(NewKey.of(ann.uid())).secret());
    Caller all =
        keys.authenticate(keys.issue(NewKey.of(ann.uid()).scopes(Scopes.ofOwner())).secret());

    for (Permission permission : Permission.values()) {
      assertThat(rightsOf(none).allow(permission, "shop")).isFalse();
      assertThat(rightsOf(all).allow(permission, "shop")).isTrue();
    }
  }

  @Test
  void aKeyNeverExceedsItsOwner() {
    IssuedKey issued =
        keys.issue(NewKey.of(ann.uid()).scopes(Scopes.of("users:admin", "query:run:*")));
    Caller caller = keys.authenticate(issued.secret());
    assertThat(rightsOf(caller).allow(Permission.USERS_ADMIN, "")).isTrue();

    accounts.promote(bob.uid());
    accounts.demote(ann.uid());

    assertThatThrownBy(() -> rightsOf(caller).require(Permission.USERS_ADMIN, ""))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("users:admin");
    assertThat(rightsOf(caller).allow(Permission.QUERY_RUN, "shop")).isTrue();
  }

  @Test
  void whatIsKnownOfTheOwnerGoesBeforeWhatIsKnownOfTheKey() {
    accounts.setAttributes(bob.uid(), Map.of("region", "EU"));
    IssuedKey issued =
        keys.issue(NewKey.of(bob.uid()).attributes(Map.of("region", "US", "desk", 7)));

    assertThat(keys.authenticate(issued.secret()).attributes())
        .isEqualTo(Map.of("region", "EU", "desk", 7L));
  }

  @Test
  void keysAreListedNewestFirstWithoutTheirSecrets() {
    IssuedKey first = keys.issue(NewKey.of(bob.uid()).name("first"));
    clock.forward(Duration.ofSeconds(1));
    IssuedKey second =
        keys.issue(NewKey.of(bob.uid()).name("second").scopes(Scopes.of("history:read")));

    List<ServiceApiKey> listed = keys.list(bob.uid());

    assertThat(listed).extracting(ServiceApiKey::name).containsExactly("second", "first");
    assertThat(listed.get(0).scopes()).isEqualTo(Scopes.of("history:read"));
    assertThat(listed.get(1).prefix()).isEqualTo(textOf(first).substring(0, 12));
    assertThat(listed.toString() + first + second)
        .doesNotContain(textOf(first).substring(26, 69))
        .doesNotContain(textOf(second).substring(26, 69));
    assertThat(keys.list(ann.uid())).isEmpty();
  }

  @Test
  void anothersKeyIsNotFound() {
    String id = keys.issue(NewKey.of(bob.uid())).key().id();

    assertThatThrownBy(() -> keys.revoke(ann.uid(), id))
        .isInstanceOf(AccountException.class)
        .extracting(e -> ((QueryToolException) e).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(keys.list(bob.uid()).get(0).revokedAt()).isEmpty();
  }

  @Test
  void aKeyForNobodyOrForThePastOrWithABadNameIsRefused() {
    assertThatThrownBy(() -> keys.issue(NewKey.of("nobody"))).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> keys.issue(NewKey.of(bob.uid()).expiresAt(clock.instant())))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> NewKey.of(bob.uid()).name(" "))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> NewKey.of(bob.uid()).name("x".repeat(101)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void useIsNotedAtMostOnceAMinute() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()));
    assertThat(keys.list(bob.uid()).get(0).lastUsedAt()).isEmpty();
    Instant first = clock.instant();
    keys.authenticate(issued.secret());
    assertThat(keys.list(bob.uid()).get(0).lastUsedAt()).contains(first);

    clock.forward(Duration.ofSeconds(59));
    keys.authenticate(issued.secret());
    assertThat(keys.list(bob.uid()).get(0).lastUsedAt()).contains(first);

    clock.forward(Duration.ofSeconds(1));
    keys.authenticate(issued.secret());
    assertThat(keys.list(bob.uid()).get(0).lastUsedAt()).contains(clock.instant());
  }

  @Test
  void aFailedUseIsNotNoted() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()));
    keys.revoke(bob.uid(), issued.key().id());

    assertRefused(textOf(issued));

    assertThat(keys.list(bob.uid()).get(0).lastUsedAt()).isEmpty();
  }

  @Test
  void useIsWrittenByItselfAndItsThreadGoes() {
    IssuedKey issued = keys.issue(NewKey.of(bob.uid()));
    keys.authenticate(issued.secret());

    Await.until(
        () -> store.apiKeys().find(issued.key().id()).orElseThrow().key().lastUsedAt().isPresent());
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("querytool-key-uses")));
  }

  @Test
  void authenticatingDoesNotWaitForTheWriter() throws Exception {
    IssuedKey first = keys.issue(NewKey.of(bob.uid()));
    IssuedKey second = keys.issue(NewKey.of(bob.uid()));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      threads.execute(() -> store.apiKeys().inTransaction(() -> hold(held, done)));
      held.await();
      keys.authenticate(first.secret());
      Await.until("the uses wait for the writer", ServiceApiKeysTest::usesAreBeingWritten);

      assertThat(threads.submit(() -> keys.authenticate(second.secret())).get(60, SECONDS).keyId())
          .contains(second.key().id());
    } finally {
      done.countDown();
      threads.shutdown();
    }
  }

  private static boolean hold(CountDownLatch held, CountDownLatch done) {
    held.countDown();
    try {
      return done.await(60, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean usesAreBeingWritten() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("querytool-key-uses"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getMethodName().equals("noteUses"));
  }

  private void assertRefused(String text) {
    assertThatThrownBy(() -> keys.authenticate(Secret.of(text)))
        .isInstanceOf(AuthenticationException.class)
        .extracting(e -> ((QueryToolException) e).code())
        .isEqualTo(ErrorCode.AUTHENTICATION_FAILED);
  }

  private static String checksumOf(String body) {
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static String textOf(IssuedKey issued) {
    return issued.secret().reveal(text -> text);
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.path());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
