package dev.querytool;

import dev.querytool.access.Accounts;
import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.GrantPlace;
import dev.querytool.access.Grants;
import dev.querytool.access.SealedAccounts;
import dev.querytool.access.SealedGrants;
import dev.querytool.access.ServiceApiKeys;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.store.Store;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The parts of an open tool that decide who may do what. */
final class AccessWiring {

  private final Function<Caller, CallerRights> rights;
  private final Accounts accounts;
  private final ServiceApiKeys apiKeys;
  private final Grants grants;

  private AccessWiring(Wiring wiring, SubKeys subKeys, Clock clock, OpenParts parts) {
    Store store = wiring.store();
    SealedAccounts sealed = SealedAccounts.over(store.accounts(), subKeys);
    ApiKeyStore keys = sealed.owning(store.apiKeys());
    this.accounts = Accounts.create(sealed, clock);
    this.apiKeys = parts.add(ServiceApiKeys.create(keys, subKeys, clock));
    SealedGrants seals =
        SealedGrants.of(subKeys, connection -> place(wiring.connections(), connection));
    this.grants =
        new FittingGrants(
            Grants.create(store.grants(), sealed, keys, seals, clock),
            new GrantFit(wiring.catalog()));
    this.rights = CallerRights.ofCallers(sealed, keys, store.grants(), seals, clock);
  }

  /** Where this process reaches a connection, which is no longer asked of the store once it has. */
  private static Optional<GrantPlace> place(ConnectionSessions sessions, String connection) {
    try {
      DatabaseConnection used = sessions.connection(connection);
      return Optional.of(new GrantPlace(used.id(), used.name(), used.leadsTo()));
    } catch (ConnectionNotFoundException gone) {
      return Optional.empty();
    }
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
