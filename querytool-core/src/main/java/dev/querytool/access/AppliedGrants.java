package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the grants that hold for a call. */
final class AppliedGrants {

  private final GrantStore store;
  private final SealedGrants seals;

  AppliedGrants(GrantStore store, SealedGrants seals) {
    this.store = requireNonNull(store, "store");
    this.seals = requireNonNull(seals, "seals");
  }

  /**
   * Returns the grants of an account and, if one was used, of its key.
   *
   * @param key null if the account itself asks
   * @throws AccessDeniedException if one of them allows nothing, or an ordinary account has none
   */
  List<BoundGrant> of(Account account, @Nullable ServiceApiKey key, String connection) {
    String keyId = key == null ? null : key.id();
    Map<String, Object> keys = key == null ? Map.of() : key.attributes();
    List<BoundGrant> bound = new ArrayList<>();
    boolean own = false;
    for (GrantStore.Row row : store.of(account.uid(), keyId, connection)) {
      own |= row.keyId() == null;
      bound.add(bound(row, account, row.keyId() == null ? Map.of() : keys));
    }
    if (!own && !account.admin()) {
      throw AccessDeniedException.notGranted(Username.shown(connection));
    }
    return List.copyOf(bound);
  }

  /** Returns the key of the hash masks of a connection, whose name may differ in case. */
  byte[] maskKey(String connection) {
    return seals.maskKey(connection);
  }

  private BoundGrant bound(GrantStore.Row row, Account account, Map<String, Object> ofKey) {
    Grant grant =
        seals.open(row).orElseThrow(() -> AccessDeniedException.notGranted(row.connection()));
    return new BoundGrant(grant, Attributes.narrowed(account.attributes(), ofKey), row.version());
  }
}
