package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys over a store. */
final class DefaultServiceApiKeys implements ServiceApiKeys {

  private final ApiKeyStore store;
  private final SubKeys subKeys;
  private final Clock clock;
  private final KeyUses uses;
  private final SecureRandom random = new SecureRandom();

  DefaultServiceApiKeys(ApiKeyStore store, SubKeys subKeys, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.subKeys = requireNonNull(subKeys, "subKeys");
    this.clock = requireNonNull(clock, "clock");
    this.uses = new KeyUses(store);
  }

  @Override
  public IssuedKey issue(NewKey wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = wanted.expiresAt().map(time -> time.truncatedTo(ChronoUnit.MILLIS)).orElse(null);
    if (end != null && !end.isAfter(now)) {
      throw new ValidationException("the key would have ended at " + end + " already");
    }
    KeyText text = KeyText.random(random);
    ServiceApiKey key =
        ServiceApiKey.builder(text.id(), wanted.owner(), now)
            .name(wanted.name())
            .scopes(wanted.scopes())
            .attributes(wanted.attributes())
            .expiresAt(end)
            .build();
    if (!store.hasOwner(key.owner())) {
      throw key.owner().equals(Caller.DEFAULT_UID)
          ? AccountException.defaultUser("has no password, so no key can be its; promote it first")
          : AccountException.unknown(Username.shown(key.owner()));
    }
    store.insert(key, Base64.getEncoder().withoutPadding().encodeToString(hash(key, text)));
    return new IssuedKey(key, Secret.of(text.text()));
  }

  @Override
  public List<ServiceApiKey> list(String owner) {
    uses.write();
    return store.list(requireNonNull(owner, "owner"));
  }

  @Override
  public void revoke(String owner, String id) {
    requireNonNull(owner, "owner");
    if (!store.revoke(owner, requireNonNull(id, "id"), clock.instant())) {
      throw AccountException.unknownKey(Username.shown(id));
    }
  }

  @Override
  public Caller authenticate(Secret key) {
    KeyText text = key.reveal(KeyText::parse).orElseThrow(AuthenticationException::key);
    ApiKeyStore.Row row = store.find(text.id()).orElseThrow(AuthenticationException::key);
    Instant now = clock.instant();
    if (!MessageDigest.isEqual(hash(row.key(), text), stored(row.hash()))
        || row.key().isOverAt(now)
        || row.owner().account().disabled()
        || isUnpromoted(row.key().owner())) {
      throw AuthenticationException.key();
    }
    uses.note(row.key(), now);
    return Caller.of(store.storeId(), row);
  }

  @Override
  public void close() {
    uses.close();
  }

  /** Who needs no password in single-user mode is nobody where users are told apart. */
  private boolean isUnpromoted(String owner) {
    return owner.equals(Caller.DEFAULT_UID) && !store.hasOwner(owner);
  }

  private byte[] hash(ServiceApiKey key, KeyText text) {
    return subKeys.hmac(
        SubKeyPurpose.API_KEYS,
        bytes(key.id()),
        bytes(key.owner()),
        bytes(ApiKeyStore.text(key.scopes())),
        bytes(AttributeText.write(key.attributes())),
        bytes(key.expiresAt().map(Instant::toString).orElse(null)),
        text.bytes());
  }

  /** A stored text that is no digest is equal to none. */
  private static byte[] stored(String hash) {
    try {
      return Base64.getDecoder().decode(hash);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Marks what is not there, which is something else than an empty text. */
  private static byte[] bytes(@Nullable String text) {
    return (text == null ? "-" : "+" + text).getBytes(StandardCharsets.UTF_8);
  }
}
