package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts over a store. */
final class DefaultAccounts implements Accounts {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultAccounts.class);

  private final AccountStore store;
  private final Clock clock;
  private final AttemptLimit attempts;
  private final PasswordHashes passwords;

  DefaultAccounts(
      AccountStore store, Clock clock, AttemptLimit attempts, PasswordHashes passwords) {
    this.passwords = passwords;
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
    this.attempts = attempts;
  }

  @Override
  public Account register(String username, Secret password) {
    String name = Username.checked(username);
    String hash = passwords.hash(password);
    return store.inTransaction(
        () -> {
          refuseTaken(name);
          Account account = newAccount(name, store.list().isEmpty());
          store.insert(account, hash);
          return account;
        });
  }

  @Override
  public Caller authenticate(String username, Secret password) {
    return authenticate(username, password, "");
  }

  @Override
  public Caller authenticate(String username, Secret password, String source) {
    return Caller.of(
        store.storeId(), verified(username, password, requireNonNull(source, "source")));
  }

  @Override
  public void changePassword(String username, Secret present, Secret next) {
    AccountStore.Row seen = verified(username, present, "");
    String uid = seen.account().uid();
    String hash = passwords.hash(next);
    store.inTransaction(
        () -> {
          // Meanwhile the password may have been reset, or the account disabled, against who asks.
          if (store.find(uid).filter(row -> row.generation() == seen.generation()).isEmpty()) {
            throw AuthenticationException.password();
          }
          store.changePassword(uid, hash, now());
          return uid;
        });
  }

  @Override
  public void resetPassword(String uid, Secret next) {
    if (row(uid).passwordHash() == null) {
      throw AccountException.defaultUser("has no password; promote it first");
    }
    store.changePassword(uid, passwords.hash(next), now());
  }

  @Override
  public Account promote(String uid) {
    return change(uid, account -> with(account, true, account.disabled()));
  }

  @Override
  public Account demote(String uid) {
    return change(uid, account -> with(account, false, account.disabled()));
  }

  @Override
  public Account disable(String uid) {
    return store.inTransaction(
        () -> {
          Account disabled = change(uid, account -> with(account, account.admin(), true));
          store.endCallers(uid);
          return disabled;
        });
  }

  @Override
  public Account enable(String uid) {
    return change(uid, account -> with(account, account.admin(), false));
  }

  @Override
  public Account setAttributes(String uid, Map<String, ?> attributes) {
    Map<String, Object> checked = Attributes.checked(attributes);
    return change(
        uid,
        account ->
            new Account(
                account.uid(),
                account.username(),
                account.admin(),
                account.disabled(),
                checked,
                account.createdAt(),
                now()));
  }

  @Override
  public boolean delete(String uid) {
    return store.inTransaction(
        () -> {
          if (store.find(uid).isEmpty()) {
            return false;
          }
          if (uid.equals(Caller.DEFAULT_UID)) {
            throw AccountException.defaultUser(
                "owns the passwords of connections and stays; disable it instead");
          }
          refuseLastAdmin(get(uid));
          return store.delete(uid);
        });
  }

  @Override
  public Account promoteDefaultUser(String username, Secret password) {
    String name = Username.checked(username);
    String hash = passwords.hash(password);
    return store.inTransaction(
        () -> {
          if (row(Caller.DEFAULT_UID).passwordHash() != null) {
            throw AccountException.defaultUser("was promoted before; log in with its password");
          }
          refuseTaken(name);
          Account old = get(Caller.DEFAULT_UID);
          Account named =
              new Account(old.uid(), name, true, false, old.attributes(), old.createdAt(), now());
          store.changePassword(old.uid(), hash, now());
          store.update(named);
          return named;
        });
  }

  @Override
  public List<Account> list() {
    return store.list();
  }

  @Override
  public Optional<Account> find(String username) {
    return store
        .findByName(username)
        .filter(row -> row.passwordHash() != null)
        .map(AccountStore.Row::account);
  }

  @Override
  public Account get(String uid) {
    return row(uid).account();
  }

  private AccountStore.Row row(String uid) {
    return store
        .find(requireNonNull(uid, "uid"))
        .orElseThrow(() -> AccountException.unknown(Username.shown(uid)));
  }

  private AccountStore.Row verified(String username, Secret password, String source) {
    AttemptLimit.Attempt attempt = attempts.begin(Username.folded(username), source);
    AccountStore.Row row = store.findByName(Username.normal(username)).orElse(null);
    String hash = row == null ? null : row.passwordHash();
    if (row != null && hash != null && !passwords.accepts(hash)) {
      LOG.warn(
          "the stored password hash of the account {} is none of ours or asks for too much, so"
              + " nobody can log in with it; give it another password",
          row.account().uid());
    }
    boolean matches = passwords.matches(password, hash);
    if (row == null || hash == null || !matches || row.account().disabled()) {
      throw AuthenticationException.password();
    }
    attempt.succeeded();
    if (passwords.needsRehash(hash)) {
      store.rehash(row.account().uid(), hash, passwords.hashAgain(password));
    }
    return row;
  }

  private Account change(String uid, UnaryOperator<Account> change) {
    return store.inTransaction(
        () -> {
          Account before = get(uid);
          Account after = change.apply(before);
          if (!after.admin() || after.disabled()) {
            refuseLastAdmin(before);
          }
          store.update(after);
          return after;
        });
  }

  private void refuseLastAdmin(Account leaving) {
    if (isActingAdmin(leaving)
        && store.list().stream()
            .filter(DefaultAccounts::isActingAdmin)
            .allMatch(admin -> admin.uid().equals(leaving.uid()))) {
      throw AccountException.lastAdmin(leaving.username());
    }
  }

  private static boolean isActingAdmin(Account account) {
    return account.admin() && !account.disabled();
  }

  private void refuseTaken(String name) {
    if (store.findByName(name).isPresent()) {
      throw AccountException.taken(name);
    }
  }

  private Account newAccount(String name, boolean admin) {
    Instant now = now();
    return new Account(UUID.randomUUID().toString(), name, admin, false, Map.of(), now, now);
  }

  private Account with(Account account, boolean admin, boolean disabled) {
    return new Account(
        account.uid(),
        account.username(),
        admin,
        disabled,
        account.attributes(),
        account.createdAt(),
        now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
