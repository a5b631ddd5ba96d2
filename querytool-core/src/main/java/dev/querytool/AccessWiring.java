package dev.querytool;

import dev.querytool.access.Accounts;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Grants;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.store.Store;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.time.Clock;
import java.util.function.Function;

/** The parts of an open tool that know who may do what. */
final class AccessWiring {

  private final Function<Caller, CallerRights> rights;
  private final Accounts accounts;
  private final ServiceApiKeys apiKeys;
  private final Grants grants;

  private AccessWiring(Wiring wiring, SubKeys subKeys, Clock clock, OpenParts parts) {
    Store store = wiring.store();
    this.accounts = Accounts.create(store.accounts(), clock);
    this.apiKeys = parts.add(ServiceApiKeys.create(store.apiKeys(), subKeys, clock));
    this.grants =
        new FittingGrants(
            Grants.create(store.grants(), store.accounts(), store.apiKeys(), subKeys, clock),
            new GrantFit(wiring.catalog()));
    this.rights =
        CallerRights.ofCallers(store.accounts(), store.apiKeys(), store.grants(), subKeys, clock);
  }

  /** Puts the parts together; a master key that does not open the store is found out here. */
  static AccessWiring of(Wiring wiring, Clock clock, OpenParts parts) {
    SubKeys subKeys = wiring.vault().subKeys();
    subKeys.hmac(SubKeyPurpose.API_KEYS);
    return new AccessWiring(wiring, subKeys, clock, parts);
  }

  Accounts accounts() {
    return accounts;
  }

  ServiceApiKeys apiKeys() {
    return apiKeys;
  }

  Grants grants() {
    return grants;
  }

  CallerRights rightsOf(Caller caller) {
    CallerRights found = rights.apply(caller);
    found.requireLive();
    return found;
  }
}
