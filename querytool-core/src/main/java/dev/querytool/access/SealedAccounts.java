package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts under a seal that only this application can make: over name, password hash, rights,
 * attributes and what ends callers. One that differs from its seal was changed in the file by
 * others. It reads as an ordinary account that is disabled, has no attributes and no password, and
 * what is written to it then starts from that. Safe for use by many threads.
 */
public final class SealedAccounts implements AccountStore {

  private static final Logger LOG = LoggerFactory.getLogger(SealedAccounts.class);

  private static final int REMEMBERED = 10_000;

  /** A hash that no password has. */
  private static final String NO_PASSWORD = "!";

  private final AccountStore store;
  private final SubKeys subKeys;
  private final Cache<Row, Boolean> intact =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  private SealedAccounts(AccountStore store, SubKeys subKeys) {
    this.store = requireNonNull(store, "store");
    this.subKeys = requireNonNull(subKeys, "subKeys");
  }

  /** Seals the accounts of a store. */
  public static SealedAccounts over(AccountStore store, SubKeys subKeys) {
    return new SealedAccounts(store, subKeys);
  }

  /** Returns keys whose owners are read as this reads them. */
  public ApiKeyStore owning(ApiKeyStore keys) {
    return new SealedOwners(keys, this);
  }

  @Override
  public String storeId() {
    return store.storeId();
  }

  @Override
  public void insert(Account account, String passwordHash) {
    inTransaction(
        () -> {
          store.insert(account, passwordHash);
          return sealed(account.uid());
        });
  }

  @Override
  public void update(Account account) {
    change(account.uid(), account.updatedAt(), () -> store.update(account));
  }

  @Override
  public void rehash(String uid, String oldHash, String newHash) {
    inTransaction(
        () -> {
          if (store.find(uid).filter(this::isIntact).isPresent()) {
            store.rehash(uid, oldHash, newHash);
            sealed(uid);
          }
          return uid;
        });
  }

  @Override
  public void changePassword(String uid, String passwordHash, Instant updatedAt) {
    change(uid, updatedAt, () -> store.changePassword(uid, passwordHash, updatedAt));
  }

  @Override
  public void endCallers(String uid) {
    inTransaction(
        () -> {
          Optional<Row> row = store.find(uid).filter(this::isIntact);
          store.endCallers(uid);
          return row.map(found -> sealed(uid)).orElse(uid);
        });
  }

  @Override
  public void seal(String uid, String seal) {
    store.seal(uid, seal);
  }

  @Override
  public boolean delete(String uid) {
    return store.delete(uid);
  }

  @Override
  public Optional<Row> find(String uid) {
    return store.find(uid).map(this::read);
  }

  @Override
  public Optional<Row> findByName(String username) {
    Optional<Row> row = store.findByName(username);
    row.filter(found -> !isIntact(found))
        .ifPresent(
            found ->
                LOG.warn(
                    "the account {} was changed in the store's file by others and is disabled;"
                        + " give it a password and enable it again",
                    found.account().uid()));
    return row.map(this::read);
  }

  @Override
  public List<Row> rows() {
    return store.rows().stream().map(this::read).toList();
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return store.inTransaction(work);
  }

  /** Reads a row of this store, wherever it was found. */
  Row read(Row row) {
    return row.passwordHash() != null && isIntact(row) ? row : powerless(row);
  }

  private void change(String uid, Instant now, Runnable change) {
    inTransaction(
        () -> {
          store.find(uid).filter(row -> !isIntact(row)).ifPresent(row -> disarm(row, now));
          change.run();
          return sealed(uid);
        });
  }

  private void disarm(Row row, Instant now) {
    store.update(powerless(row).account());
    store.changePassword(row.account().uid(), NO_PASSWORD, now);
  }

  private String sealed(String uid) {
    Row row = store.find(uid).orElseThrow(() -> AccountException.unknown(Username.shown(uid)));
    store.seal(uid, Base64.getEncoder().encodeToString(hmac(row)));
    return uid;
  }

  /** The user of single-user mode has no password and no seal; nobody can be it here. */
  private boolean isIntact(Row row) {
    return row.passwordHash() == null || intact.get(row, this::fits);
  }

  private boolean fits(Row row) {
    try {
      byte[] seal = Base64.getDecoder().decode(Objects.requireNonNullElse(row.seal(), ""));
      return MessageDigest.isEqual(seal, hmac(row));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Row powerless(Row row) {
    Account account = row.account();
    return new Row(
        new Account(
            account.uid(),
            account.username(),
            false,
            true,
            Map.of(),
            account.createdAt(),
            account.updatedAt()),
        row.passwordHash() == null ? null : NO_PASSWORD,
        row.generation(),
        row.seal());
  }

  private byte[] hmac(Row row) {
    Account account = row.account();
    return subKeys.hmac(
        SubKeyPurpose.ACCOUNTS,
        bytes(account.uid()),
        bytes(account.username()),
        bytes(account.admin() + " " + account.disabled() + " " + row.generation()),
        bytes(AttributeText.write(account.attributes())),
        bytes(row.passwordHash()));
  }

  private static byte[] bytes(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8);
  }
}
