package dev.querytool.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.access.Account;
import dev.querytool.access.AccountStore;
import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.Scopes;
import dev.querytool.access.ServiceApiKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one account or one key with its owner without JDBI: they are asked for on every call, and a
 * DAO, or looking up columns by name, would cost more than the rest. What scopes and attributes say
 * is remembered by their text, which many rows share.
 */
final class CallerRows {

  private static final int TEXTS = 10_000;

  private static final String ACCOUNT =
      """
      SELECT username, is_admin, is_disabled, attributes, generation, created_at, updated_at,
        password_hash, seal
      FROM users WHERE uid = ?""";

  private static final String KEY =
      """
      SELECT u.username, u.is_admin, u.is_disabled, u.attributes, u.generation, u.created_at,
        u.updated_at, u.password_hash, u.seal, k.user_id, k.name, k.hashed_key, k.scopes,
        k.attributes, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
      FROM service_api_keys k JOIN users u ON u.uid = k.user_id
      WHERE k.id = ?""";

  private final Cache<String, Scopes> scopes = Caffeine.newBuilder().maximumSize(TEXTS).build();
  private final Cache<String, Map<String, Object>> attributes =
      Caffeine.newBuilder().maximumSize(TEXTS).build();

  Optional<AccountStore.Row> account(Database database, String uid) {
    return database.readOnce(
        ACCOUNT,
        statement -> {
          statement.setString(1, uid);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(account(row, uid)) : Optional.empty();
          }
        });
  }

  Optional<ApiKeyStore.Row> key(Database database, String id) {
    return database.readOnce(
        KEY,
        statement -> {
          statement.setString(1, id);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(key(row, id)) : Optional.empty();
          }
        });
  }

  private ApiKeyStore.Row key(ResultSet row, String id) throws SQLException {
    String owner = text(row, 10);
    ServiceApiKey key =
        ServiceApiKey.builder(id, owner, time(row, 15))
            .name(Objects.requireNonNullElse(row.getString(11), ""))
            .scopes(scopes(row.getString(13)))
            .attributes(attributes(text(row, 14)))
            .expiresAt(timeOrNull(row, 16))
            .revokedAt(timeOrNull(row, 17))
            .lastUsedAt(timeOrNull(row, 18))
            .build();
    return new ApiKeyStore.Row(key, text(row, 12), account(row, owner));
  }

  private AccountStore.Row account(ResultSet row, String uid) throws SQLException {
    Instant created = time(row, 6);
    Account account =
        new Account(
            uid,
            text(row, 1),
            row.getBoolean(2),
            row.getBoolean(3),
            attributes(text(row, 4)),
            created,
            Objects.requireNonNullElse(timeOrNull(row, 7), created));
    return new AccountStore.Row(account, row.getString(8), row.getLong(5), row.getString(9));
  }

  private Scopes scopes(@Nullable String text) {
    return text == null ? Scopes.ofOwner() : scopes.get(text, ApiKeyStore::scopes);
  }

  private Map<String, Object> attributes(String text) throws SQLException {
    try {
      return attributes.get(text, AccountStore::attributes);
    } catch (IllegalArgumentException e) {
      throw new SQLException("stored attributes cannot be read", e);
    }
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    if (value == null) {
      throw new SQLException("the column " + column + " is NULL; restore the file from a backup");
    }
    return value;
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return read(text(row, column), column);
  }

  private static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : read(value, column);
  }

  private static Instant read(String value, int column) throws SQLException {
    try {
      return StoredTime.read(value);
    } catch (DateTimeException e) {
      throw new SQLException(
          "the column " + column + " holds no time; restore the file from a backup", e);
    }
  }
}
