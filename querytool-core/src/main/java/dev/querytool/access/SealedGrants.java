package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads stored grants, each under a seal that only this application can make. What was
 * found intact is remembered, for it is read on every call; a row that differs in anything is
 * looked at anew. Safe for use by many threads.
 */
final class SealedGrants {

  private static final int REMEMBERED = 1_000;

  private final SubKeys subKeys;
  private final Cache<GrantStore.Row, Grant> intact =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  SealedGrants(SubKeys subKeys) {
    this.subKeys = requireNonNull(subKeys, "subKeys");
  }

  GrantStore.Row seal(String owner, @Nullable String keyId, long connection, Grant grant) {
    String content = GrantText.write(grant);
    return new GrantStore.Row(
        0,
        owner,
        keyId,
        connection,
        grant.connection(),
        content,
        Base64.getEncoder().encodeToString(hmac(owner, keyId, connection, content)));
  }

  /** Reads a grant; empty if it is without content, or not as it was sealed. */
  Optional<Grant> open(GrantStore.Row row) {
    Grant known = intact.getIfPresent(row);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Grant> read = read(row);
    read.ifPresent(grant -> intact.put(row, grant));
    return read;
  }

  private Optional<Grant> read(GrantStore.Row row) {
    String content = row.content();
    if (content == null || !isIntact(row, content)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GrantText.read(row.connection(), content));
    } catch (IllegalArgumentException | ValidationException e) {
      return Optional.empty();
    }
  }

  private boolean isIntact(GrantStore.Row row, String content) {
    try {
      return MessageDigest.isEqual(
          Base64.getDecoder().decode(row.seal()),
          hmac(row.owner(), row.keyId(), row.connectionId(), content));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] hmac(String owner, @Nullable String keyId, long connection, String content) {
    return subKeys.hmac(
        SubKeyPurpose.ACCESS_FILTERS,
        bytes(owner),
        bytes(keyId == null ? "-" : "+" + keyId),
        bytes(Long.toString(connection)),
        bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
