package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants over a store. */
final class DefaultGrants implements Grants {

  private final GrantStore store;
  private final AccountStore accounts;
  private final ApiKeyStore keys;
  private final SealedGrants seals;
  private final Clock clock;

  DefaultGrants(
      GrantStore store, AccountStore accounts, ApiKeyStore keys, SealedGrants seals, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.accounts = requireNonNull(accounts, "accounts");
    this.keys = requireNonNull(keys, "keys");
    this.seals = requireNonNull(seals, "seals");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void grant(String uid, Grant grant) {
    put(uid, null, grant);
  }

  @Override
  public void grantToKey(String uid, String keyId, Grant grant) {
    put(uid, requireNonNull(keyId, "keyId"), grant);
  }

  @Override
  public boolean revoke(String uid, String connection) {
    return store.delete(uid, null, connection);
  }

  @Override
  public boolean revokeFromKey(String uid, String keyId, String connection) {
    return store.delete(uid, requireNonNull(keyId, "keyId"), connection);
  }

  @Override
  public List<GivenGrant> list(String uid) {
    return store.list(requireNonNull(uid, "uid")).stream().map(this::given).toList();
  }

  private void put(String uid, @Nullable String keyId, Grant grant) {
    requireNonNull(grant, "grant");
    store.inTransaction(
        () -> {
          refuseUnknown(uid, keyId);
          GrantPlace place =
              store
                  .placeOf(grant.connection())
                  .orElseThrow(() -> AccountException.unknownConnection(grant.connection()));
          store.put(
              seals.seal(uid, keyId, place, grant), clock.instant().truncatedTo(ChronoUnit.MILLIS));
          return place;
        });
  }

  private void refuseUnknown(String uid, @Nullable String keyId) {
    if (accounts.find(requireNonNull(uid, "uid")).isEmpty()) {
      throw AccountException.unknown(Username.shown(uid));
    }
    if (keyId != null && keys.find(keyId).filter(row -> isOf(uid, row)).isEmpty()) {
      throw AccountException.unknownKey(Username.shown(keyId));
    }
  }

  private static boolean isOf(String uid, ApiKeyStore.Row row) {
    return row.key().owner().equals(uid);
  }

  private GivenGrant given(GrantStore.Row row) {
    return new GivenGrant(row.owner(), row.keyId(), row.connection(), seals.open(row).orElse(null));
  }
}
