package dev.querytool.access;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one on whose behalf a call is made. Only {@link Accounts} and {@link ServiceApiKeys} create
 * callers, by authenticating them. A caller holds no secret. Its properties are those at the time
 * of authentication; what it may do is looked up on every call. It is valid only with the store
 * that authenticated it. Immutable.
 */
public final class Caller {

  static final String DEFAULT_UID = "default_user";

  private static final Caller DEFAULT_USER =
      new Caller("", DEFAULT_UID, DEFAULT_UID, true, 0, null, "", Scopes.ofOwner(), Map.of());

  private final String storeId;
  private final String uid;
  private final String username;
  private final boolean admin;
  private final long generation;
  private final @Nullable ServiceApiKey key;
  private final String keyHash;
  private final Scopes scopes;
  private final Map<String, Object> attributes;

  private Caller(
      String storeId,
      String uid,
      String username,
      boolean admin,
      long generation,
      @Nullable ServiceApiKey key,
      String keyHash,
      Scopes scopes,
      Map<String, Object> attributes) {
    this.storeId = storeId;
    this.uid = uid;
    this.username = username;
    this.admin = admin;
    this.generation = generation;
    this.key = key;
    this.keyHash = keyHash;
    this.scopes = scopes;
    this.attributes = attributes;
  }

  /** Returns the only user of an application in single-user mode, who may do everything. */
  public static Caller defaultUser() {
    return DEFAULT_USER;
  }

  static Caller of(String storeId, AccountStore.Row row) {
    Account account = row.account();
    return new Caller(
        storeId,
        account.uid(),
        account.username(),
        account.admin(),
        row.generation(),
        null,
        "",
        Scopes.ofOwner(),
        account.attributes());
  }

  static Caller of(String storeId, ApiKeyStore.Row key) {
    Account account = key.owner().account();
    return new Caller(
        storeId,
        account.uid(),
        account.username(),
        account.admin(),
        key.owner().generation(),
        key.key(),
        key.hash(),
        key.key().scopes(),
        Attributes.narrowed(account.attributes(), key.key().attributes()));
  }

  /** Returns the id of the account. */
  public String uid() {
    return uid;
  }

  /** Returns the name of the account. */
  public String username() {
    return username;
  }

  /** Tells whether the account is an administrator. */
  public boolean admin() {
    return admin;
  }

  /** Returns the id of the API key that authenticated the caller, if one did. */
  public Optional<String> keyId() {
    return Optional.ofNullable(key).map(ServiceApiKey::id);
  }

  /** Returns which of the account's rights the key allows; without a key, all of them. */
  public Scopes scopes() {
    return scopes;
  }

  /** Returns the values that row filters may refer to, ordered by name. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Tells whether this is the user of single-user mode. */
  public boolean isDefaultUser() {
    return this == DEFAULT_USER;
  }

  /** Tells whether it was authenticated by the accounts or keys of a store; of no other one. */
  boolean isOf(String store) {
    return storeId.equals(store);
  }

  /** Tells whether a key says what it said when the caller was authenticated by it. */
  boolean isBy(ApiKeyStore.Row now) {
    return key != null
        && keyHash.equals(now.hash())
        && key.owner().equals(now.key().owner())
        && key.attributes().equals(now.key().attributes())
        && key.expiresAt().equals(now.key().expiresAt());
  }

  /** Counts what ends the callers that a password has authenticated, such as changing it. */
  long generation() {
    return generation;
  }

  /** Shows the uid and the id of the key. */
  @Override
  public String toString() {
    return "Caller[" + uid + keyId().map(id -> ", key " + id).orElse("") + "]";
  }
}
