package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Optional;

/** Rights as the store knows them. */
final class StoredRights implements CallerRights {

  private final Caller caller;
  private final AccountStore accounts;
  private final ApiKeyStore keys;
  private final Clock clock;

  StoredRights(Caller caller, AccountStore accounts, ApiKeyStore keys, Clock clock) {
    this.caller = requireNonNull(caller, "caller");
    this.accounts = requireNonNull(accounts, "accounts");
    this.keys = requireNonNull(keys, "keys");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public void require(Permission permission, String connection) {
    if (!allows(account().orElseThrow(AuthenticationException::ended), permission, connection)) {
      throw AccessDeniedException.scope(permission, connection);
    }
  }

  @Override
  public boolean allow(Permission permission, String connection) {
    return account().filter(account -> allows(account, permission, connection)).isPresent();
  }

  @Override
  public boolean isLive() {
    return account().isPresent();
  }

  private boolean allows(Account account, Permission permission, String connection) {
    return (account.admin() || !permission.isOfAdmins())
        && caller.scopes().allow(permission, connection);
  }

  /** Finds the account as it is now, if the caller is still valid. */
  private Optional<Account> account() {
    if (caller.isDefaultUser()) {
      return Optional.empty();
    }
    return caller
        .keyId()
        .map(this::ofKey)
        .orElseGet(this::ofPassword)
        .map(AccountStore.Row::account)
        .filter(account -> !account.disabled());
  }

  private Optional<AccountStore.Row> ofKey(String keyId) {
    return keys.find(keyId)
        .filter(row -> row.key().owner().equals(caller.uid()))
        .filter(row -> !row.key().isOverAt(clock.instant()))
        .map(ApiKeyStore.Row::owner);
  }

  private Optional<AccountStore.Row> ofPassword() {
    return accounts.find(caller.uid()).filter(row -> row.generation() == caller.generation());
  }
}
