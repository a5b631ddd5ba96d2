package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rights as the store knows them. */
final class StoredRights implements CallerRights {

  /** The account as it is now, and the key that was used. */
  private record Standing(Account account, @Nullable ServiceApiKey key) {}

  private final Caller caller;
  private final AccountStore accounts;
  private final ApiKeyStore keys;
  private final AppliedGrants grants;
  private final Clock clock;

  StoredRights(
      Caller caller, AccountStore accounts, ApiKeyStore keys, AppliedGrants grants, Clock clock) {
    this.caller = requireNonNull(caller, "caller");
    this.accounts = requireNonNull(accounts, "accounts");
    this.keys = requireNonNull(keys, "keys");
    this.grants = grants;
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public void requireLive() {
    live();
  }

  @Override
  public void require(Permission permission, String connection) {
    if (!allows(live().account(), permission, connection)) {
      throw AccessDeniedException.scope(permission, Username.shown(connection));
    }
  }

  @Override
  public boolean allow(Permission permission, String connection) {
    return standing().filter(now -> allows(now.account(), permission, connection)).isPresent();
  }

  @Override
  public List<BoundGrant> grantsOn(String connection) {
    Standing now = live();
    return grants.of(now.account(), now.key(), connection);
  }

  @Override
  public byte[] maskKey(String connection) {
    return grants.maskKey(connection);
  }

  @Override
  public boolean isLive() {
    return standing().isPresent();
  }

  private boolean allows(Account account, Permission permission, String connection) {
    return (account.admin() || !permission.isOfAdmins())
        && caller.scopes().allow(permission, connection);
  }

  private Standing live() {
    return standing().orElseThrow(AuthenticationException::ended);
  }

  private Optional<Standing> standing() {
    if (caller.isDefaultUser() || !caller.isOf(accounts.storeId())) {
      return Optional.empty();
    }
    return caller
        .keyId()
        .map(this::ofKey)
        .orElseGet(this::ofPassword)
        .filter(now -> !now.account().disabled());
  }

  private Optional<Standing> ofKey(String keyId) {
    return keys.find(keyId)
        .filter(caller::isBy)
        .filter(row -> !row.key().isOverAt(clock.instant()))
        .map(row -> new Standing(row.owner().account(), row.key()));
  }

  private Optional<Standing> ofPassword() {
    return accounts
        .find(caller.uid())
        .filter(row -> row.generation() == caller.generation())
        .map(row -> new Standing(row.account(), null));
  }
}
