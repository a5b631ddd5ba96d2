package dev.querytool.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest extends AccessTestCase {

  /** A weaker hash than those of today, of the password "password": a published test vector. */
  private static final String FOREIGN_HASH =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  @Test
  void theFirstAccountIsAnAdministratorsAndTheSecondIsNot() {
    assertThat(accounts.register("ann", PASSWORD).admin()).isTrue();
    assertThat(accounts.register("bob", PASSWORD).admin()).isFalse();
  }

  @Test
  void ofManyFirstAtTheSameTimeExactlyOneIsAnAdministrator() throws Exception {
    List<Callable<Object>> tasks =
        IntStream.range(0, 4)
            .mapToObj(i -> (Callable<Object>) () -> accounts.register("user" + i, PASSWORD))
            .toList();

    assertThat(together(tasks)).allMatch(Account.class::isInstance);
    assertThat(accounts.list()).hasSize(4).filteredOn(Account::admin).hasSize(1);
  }

  @Test
  void ofManyWithOneNameExactlyOneIsRegistered() throws Exception {
    List<Callable<Object>> tasks =
        List.of(
            () -> accounts.register("ann", PASSWORD),
            () -> accounts.register("ANN", PASSWORD),
            () -> accounts.register(" ann ", PASSWORD));

    assertThat(together(tasks)).filteredOn(Account.class::isInstance).hasSize(1);
    assertThat(accounts.list()).hasSize(1);
  }

  @Test
  void aTakenNameIsRefusedInAnyCase() {
    accounts.register("Ann", PASSWORD);

    assertThatThrownBy(() -> accounts.register("aNN", PASSWORD))
        .isInstanceOf(AccountException.class)
        .extracting(e -> ((QueryToolException) e).code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "ann\u202e", "a\u200bnn", "a\nb"})
  void aNameThatCannotBeSeenIsRefused(String name) {
    assertThatThrownBy(() -> accounts.register(name, PASSWORD))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aNameHasFiftyCharactersAtMost() {
    assertThat(accounts.register("字".repeat(50), PASSWORD).username()).hasSize(50);
    assertThatThrownBy(() -> accounts.register("字".repeat(51), PASSWORD))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aPasswordHasEightCharactersAndAThousandBytesAtMost() {
    assertThatThrownBy(() -> accounts.register("ann", Secret.of("1234567")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> accounts.register("ann", Secret.of("密".repeat(342))))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> accounts.register("ann", Secret.of("halves \ud800 of pairs")))
        .isInstanceOf(ValidationException.class);
    accounts.register("ann", Secret.of("密".repeat(341)));
    assertThat(accounts.authenticate("ann", Secret.of("密".repeat(341))).username())
        .isEqualTo("ann");
  }

  @Test
  void aRightPasswordMakesACaller() {
    Account ann = accounts.register("ann", PASSWORD);

    Caller caller = accounts.authenticate(" ANN", PASSWORD);

    assertThat(caller.uid()).isEqualTo(ann.uid());
    assertThat(caller.admin()).isTrue();
    assertThat(caller.keyId()).isEmpty();
    assertThat(caller.scopes().areOfOwner()).isTrue();
    assertThat(caller.isDefaultUser()).isFalse();
  }

  @Test
  void everyReasonWhyNobodyIsAuthenticatedReadsAlike() {
    accounts.register("ann", PASSWORD);
    accounts.disable(accounts.register("bob", PASSWORD).uid());

    List<Throwable> failures =
        List.of(
            catchThrowable(() -> accounts.authenticate("ann", WRONG)),
            catchThrowable(() -> accounts.authenticate("nobody", PASSWORD)),
            catchThrowable(() -> accounts.authenticate("bob", PASSWORD)),
            catchThrowable(() -> accounts.authenticate("ann", Secret.of(""))),
            catchThrowable(() -> accounts.authenticate("ann", Secret.of("x".repeat(2_000)))),
            catchThrowable(() -> accounts.authenticate("default_user", PASSWORD)),
            catchThrowable(() -> accounts.authenticate("本地用户", PASSWORD)));

    assertThat(failures).allMatch(AuthenticationException.class::isInstance);
    assertThat(failures)
        .extracting(Throwable::getMessage)
        .containsOnly(failures.get(0).getMessage());
    assertThat(((QueryToolException) failures.get(0)).toErrorResponse(Locale.CHINESE).message())
        .isEqualTo("用户名、密码或密钥无效。");
  }

  @Test
  void aPasswordIsKeptAsArgon2idWithItsParameters() {
    Accounts outsideOfTests = Accounts.create(sealed, clock);

    Account ann = outsideOfTests.register("ann", PASSWORD);

    assertThat(hashOf(ann)).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(outsideOfTests.authenticate("ann", PASSWORD).uid()).isEqualTo(ann.uid());
  }

  @Test
  void equalPasswordsHaveDifferentHashes() {
    assertThat(hashOf(accounts.register("ann", PASSWORD)))
        .isNotEqualTo(hashOf(accounts.register("bob", PASSWORD)));
  }

  @Test
  void aHashOfOtherParametersIsReplacedAtTheNextLogIn() {
    Account ann = accounts.register("ann", PASSWORD);
    sealed.changePassword(ann.uid(), FOREIGN_HASH, clock.instant());
    Secret password = Secret.of("password");

    Caller first = accounts.authenticate("ann", password);

    assertThat(hashOf(ann)).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(accounts.authenticate("ann", password).uid()).isEqualTo(first.uid());
    assertThat(isLive(first)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!",
        "",
        "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=131072,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=64,t=9999999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=64,t=1,p=64$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        "5f4dcc3b5aa765d61d8327deb882cf99"
      })
  void aHashThatIsNoneOfOursIsThatOfNoPassword(String hash) {
    Account ann = accounts.register("ann", PASSWORD);
    sealed.changePassword(ann.uid(), hash, clock.instant());

    assertThatThrownBy(() -> accounts.authenticate("ann", Secret.of("password")))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void afterFiveFailuresTheNextAttemptHasToWaitAndIsToldHowLong() {
    accounts.register("ann", PASSWORD);
    fail(5, "ann", "10.0.0.1");

    TooManyAttemptsException early =
        catchThrowableOfType(
            TooManyAttemptsException.class,
            () -> accounts.authenticate("ann", PASSWORD, "10.0.0.1"));

    assertThat(early.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(early.retryable()).isTrue();
    assertThat(early.details()).containsEntry("retryAfter", early.retryAfter().toSeconds());
    clock.forward(early.retryAfter());
    assertThat(accounts.authenticate("ann", PASSWORD, "10.0.0.1").username()).isEqualTo("ann");
    assertThat(accounts.authenticate("ann", PASSWORD, "10.0.0.1").username()).isEqualTo("ann");
  }

  @Test
  void theDelayGrowsToAMinuteAndNoFurther() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 30; i++) {
      Throwable failure = catchThrowable(() -> accounts.authenticate("ann", WRONG, "here"));
      if (failure instanceof TooManyAttemptsException early) {
        longest = early.retryAfter().compareTo(longest) > 0 ? early.retryAfter() : longest;
        clock.forward(early.retryAfter());
      }
    }

    assertThat(longest).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whoGuessesFromElsewhereDelaysNobodyAtOnce() {
    accounts.register("ann", PASSWORD);
    fail(5, "ann", "attacker");

    assertThat(accounts.authenticate("ann", PASSWORD, "home").username()).isEqualTo("ann");
  }

  @Test
  void oneSourceThatTriesManyNamesHasToWait() {
    for (int i = 0; i < 50; i++) {
      fail(1, "name" + i, "attacker");
    }

    assertThatThrownBy(() -> accounts.authenticate("another", WRONG, "attacker"))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThatThrownBy(() -> accounts.authenticate("another", WRONG, "home"))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void attemptsOfAnotherSpellingOfTheNameCountForTheName() {
    fail(2, "ann", "");
    fail(2, "ANN", "");
    fail(1, " ann", "");

    assertThatThrownBy(() -> accounts.authenticate("ann", WRONG))
        .isInstanceOf(TooManyAttemptsException.class);
  }

  @Test
  void failuresAreForgottenInTime() {
    fail(4, "ann", "");
    clock.forward(Duration.ofMinutes(16));
    fail(4, "ann", "");
  }

  @Test
  void aPasswordIsChangedByWhoKnowsIt() {
    accounts.register("ann", PASSWORD);
    Secret next = Secret.of("another password");

    assertThatThrownBy(() -> accounts.changePassword("ann", WRONG, next))
        .isInstanceOf(AuthenticationException.class);
    accounts.changePassword("ann", PASSWORD, next);

    assertThat(accounts.authenticate("ann", next).username()).isEqualTo("ann");
    assertThatThrownBy(() -> accounts.authenticate("ann", PASSWORD))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aPasswordThatWasResetMeanwhileIsNotChangedByWhoKnowsTheOldOne() {
    String uid = accounts.register("ann", PASSWORD).uid();
    Secret reset = Secret.of("given by the host");
    Accounts late =
        new DefaultAccounts(
            afterLookUp(() -> accounts.resetPassword(uid, reset)),
            clock,
            new AttemptLimit(clock),
            new PasswordHashes(MEMORY));

    assertThatThrownBy(() -> late.changePassword("ann", PASSWORD, WRONG))
        .isInstanceOf(AuthenticationException.class);

    assertThat(accounts.authenticate("ann", reset).username()).isEqualTo("ann");
  }

  /** Returns the store, with something happening after an account was looked up by its name. */
  private AccountStore afterLookUp(Runnable meanwhile) {
    return (AccountStore)
        Proxy.newProxyInstance(
            AccountStore.class.getClassLoader(),
            new Class<?>[] {AccountStore.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(sealed, arguments);
                if (method.getName().equals("findByName")) {
                  meanwhile.run();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @Test
  void anotherPasswordEndsTheCallersOfTheOldOne() {
    accounts.register("ann", PASSWORD);
    Caller before = accounts.authenticate("ann", PASSWORD);

    accounts.resetPassword(before.uid(), WRONG);

    assertThat(isLive(before)).isFalse();
    assertThat(isLive(accounts.authenticate("ann", WRONG))).isTrue();
  }

  @Test
  void theLastAdministratorStays() {
    Account ann = accounts.register("ann", PASSWORD);
    Account bob = accounts.register("bob", PASSWORD);

    List<Throwable> refusals =
        List.of(
            catchThrowable(() -> accounts.demote(ann.uid())),
            catchThrowable(() -> accounts.disable(ann.uid())),
            catchThrowable(() -> accounts.delete(ann.uid())));

    assertThat(refusals).allMatch(AccountException.class::isInstance);
    assertThat(accounts.get(ann.uid())).isEqualTo(ann);
    accounts.promote(bob.uid());
    assertThat(accounts.demote(ann.uid()).admin()).isFalse();
    assertThat(accounts.delete(ann.uid())).isTrue();
  }

  @Test
  void aDisabledAdministratorDoesNotCountAsOne() {
    Account ann = accounts.register("ann", PASSWORD);
    Account bob = accounts.register("bob", PASSWORD);
    accounts.promote(bob.uid());
    accounts.disable(bob.uid());

    assertThatThrownBy(() -> accounts.demote(ann.uid())).isInstanceOf(AccountException.class);
    accounts.enable(bob.uid());
    accounts.demote(ann.uid());
  }

  @Test
  void ofAdministratorsWhoAllLeaveAtTheSameTimeOneStays() throws Exception {
    List<Account> admins =
        IntStream.range(0, 3).mapToObj(i -> accounts.register("u" + i, PASSWORD)).toList();
    admins.forEach(admin -> accounts.promote(admin.uid()));

    List<Object> results =
        together(
            List.of(
                () -> accounts.demote(admins.get(0).uid()),
                () -> accounts.disable(admins.get(1).uid()),
                () -> accounts.delete(admins.get(2).uid())));

    assertThat(results).filteredOn(AccountException.class::isInstance).hasSize(1);
    assertThat(accounts.list()).filteredOn(a -> a.admin() && !a.disabled()).hasSize(1);
  }

  @Test
  void aDeletedAccountLeavesNoKeyAndNoCredential() {
    accounts.register("ann", PASSWORD);
    Account bob = accounts.register("bob", PASSWORD);
    keys.issue(NewKey.of(bob.uid()));
    store
        .credentials()
        .insert(
            new Credential("c", bob.uid(), "s", "", new CredentialHint("", ""), Instant.EPOCH),
            "text");

    assertThat(accounts.delete(bob.uid())).isTrue();

    assertThat(accounts.delete(bob.uid())).isFalse();
    assertThat(store.apiKeys().list(bob.uid())).isEmpty();
    assertThat(store.credentials().all()).isEmpty();
    assertThat(accounts.find("bob")).isEmpty();
  }

  @Test
  void theUserOfSingleUserModeCannotLogInUntilPromoted() {
    Account promoted = accounts.promoteDefaultUser("root", PASSWORD);

    assertThat(promoted.uid()).isEqualTo("default_user");
    assertThat(accounts.authenticate("root", PASSWORD).admin()).isTrue();
    assertThat(accounts.register("ann", PASSWORD).admin()).isFalse();
    assertThatThrownBy(() -> accounts.promoteDefaultUser("again", PASSWORD))
        .isInstanceOf(AccountException.class);
  }

  @Test
  void theUserOfSingleUserModeStaysSinceConnectionsUseItsPasswords() {
    accounts.register("ann", PASSWORD);

    assertThatThrownBy(() -> accounts.delete("default_user")).isInstanceOf(AccountException.class);
    assertThatThrownBy(() -> accounts.resetPassword("default_user", PASSWORD))
        .isInstanceOf(AccountException.class);
  }

  @Test
  void attributesComeBackAsTheTypesTheyWere() {
    Account ann = accounts.register("ann", PASSWORD);
    Map<String, Object> attributes =
        Map.of(
            "region",
            "EU \"欧洲\"",
            "level",
            3L,
            "factor",
            new BigDecimal("1.50"),
            "vip",
            true,
            "since",
            LocalDate.of(2026, 1, 2),
            "at",
            Instant.parse("2026-01-02T03:04:05.678Z"));

    accounts.setAttributes(ann.uid(), attributes);

    assertThat(accounts.get(ann.uid()).attributes()).isEqualTo(attributes);
    assertThat(accounts.authenticate("ann", PASSWORD).attributes()).isEqualTo(attributes);
  }

  @Test
  void anAttributeThatCannotBeBoundIsRefused() {
    String uid = accounts.register("ann", PASSWORD).uid();

    for (Map<String, ?> attributes :
        List.<Map<String, ?>>of(
            Map.of("a b", 1),
            Map.of("1a", 1),
            Map.of("a", 1.5d),
            Map.of("a", List.of()),
            Map.of("a", "nor\u0000th"),
            Map.of("a", "half \ud800"),
            Map.of("a", "x".repeat(1_001)),
            Map.of("a", new BigDecimal("1e1000000000")),
            Map.of("a", new BigDecimal("1e-1000000000")))) {
      assertThatThrownBy(() -> accounts.setAttributes(uid, attributes))
          .isInstanceOf(ValidationException.class);
    }
    assertThat(accounts.get(uid).attributes()).isEmpty();
  }

  @Test
  void anUnknownUidIsNotFound() {
    assertThatThrownBy(() -> accounts.promote("nobody"))
        .isInstanceOf(AccountException.class)
        .extracting(e -> ((QueryToolException) e).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  private void fail(int times, String name, String source) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> accounts.authenticate(name, WRONG, source))
          .isInstanceOf(AuthenticationException.class);
    }
  }

  private String hashOf(Account account) {
    return String.valueOf(sealed.find(account.uid()).orElseThrow().passwordHash());
  }
}
