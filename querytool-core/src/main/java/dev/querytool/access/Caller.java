package dev.querytool.access;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: someone whom {@link Accounts} or {@link ServiceApiKeys} have authenticated, and nobody
 * else, for only they make callers. Holds no secret. What it tells was so when it was
 * authenticated; what it may do is looked up anew on every call. It is of no use with another store
 * than the one whose accounts or keys they are. Immutable.
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

  /** Returns the one user of an application that has one user, who may do everything. */
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

  /** Tells whether the account is an administrator's. */
  public boolean admin() {
    return admin;
  }

  /** Returns the id of the API key by which the caller was authenticated, if by one. */
  public Optional<String> keyId() {
    return Optional.ofNullable(key).map(ServiceApiKey::id);
  }

  /** Returns what the key allows of the account's rights; without a key, all of them. */
  public Scopes scopes() {
    return scopes;
  }

  /** Returns what row filters may be about, in the order of their names. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Tells whether this is the one user of an application that has one user. */
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
