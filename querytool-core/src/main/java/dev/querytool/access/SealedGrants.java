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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads stored grants, each under a seal that only this application can make and that is
 * valid for one place. A grant is read for the place where the connection leads in this process,
 * whatever the store says by then. Grants found intact are remembered, because they are read on
 * every call; a row that differs in any way is verified again. Safe for use by many threads.
 */
public final class SealedGrants {

  private static final int REMEMBERED = 1_000;

  private record Known(GrantStore.Row row, GrantPlace place) {}

  private final SubKeys subKeys;
  private final Function<String, Optional<GrantPlace>> places;
  private final Cache<Known, Grant> intact =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  private SealedGrants(SubKeys subKeys, Function<String, Optional<GrantPlace>> places) {
    this.subKeys = requireNonNull(subKeys, "subKeys");
    this.places = requireNonNull(places, "places");
  }

  /**
   * Creates the reader and writer of sealed grants.
   *
   * @param subKeys seal them
   * @param places finds by a connection's name where it leads in this process; empty if there is
   *     none
   */
  public static SealedGrants of(SubKeys subKeys, Function<String, Optional<GrantPlace>> places) {
    return new SealedGrants(subKeys, places);
  }

  /**
   * Seals a grant for a place.
   *
   * @throws AccountException if the connection leads elsewhere in this process
   */
  GrantStore.Row seal(String owner, @Nullable String keyId, GrantPlace place, Grant grant) {
    if (places.apply(grant.connection()).filter(place::equals).isEmpty()) {
      throw AccountException.leadsElsewhere(place.connection());
    }
    String content = GrantText.write(grant);
    return new GrantStore.Row(
        0,
        owner,
        keyId,
        place.connectionId(),
        grant.connection(),
        content,
        Base64.getEncoder().encodeToString(hmac(owner, keyId, place, content)));
  }

  /** Reads a grant; empty if it is without content, or not as it was sealed for this place. */
  Optional<Grant> open(GrantStore.Row row) {
    String content = row.content();
    if (content == null) {
      return Optional.empty();
    }
    return places
        .apply(row.connection())
        .filter(place -> place.connectionId() == row.connectionId())
        .flatMap(place -> open(row, place, content));
  }

  /** Returns the key of the hash masks of a connection, whose name may differ in case. */
  byte[] maskKey(String connection) {
    return subKeys.hmac(SubKeyPurpose.MASKS, bytes(connection.toLowerCase(Locale.ROOT)));
  }

  private Optional<Grant> open(GrantStore.Row row, GrantPlace place, String content) {
    Known asked = new Known(row, place);
    Grant known = intact.getIfPresent(asked);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Grant> read = read(row, place, content);
    read.ifPresent(grant -> intact.put(asked, grant));
    return read;
  }

  private Optional<Grant> read(GrantStore.Row row, GrantPlace place, String content) {
    try {
      return isIntact(row, place, content)
          ? Optional.of(GrantText.read(row.connection(), content))
          : Optional.empty();
    } catch (IllegalArgumentException | ValidationException e) {
      return Optional.empty();
    }
  }

  private boolean isIntact(GrantStore.Row row, GrantPlace place, String content) {
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(row.seal()), hmac(row.owner(), row.keyId(), place, content));
  }

  private byte[] hmac(String owner, @Nullable String keyId, GrantPlace place, String content) {
    return subKeys.hmac(
        SubKeyPurpose.ACCESS_FILTERS,
        bytes(owner),
        bytes(keyId == null ? "-" : "+" + keyId),
        bytes(Long.toString(place.connectionId())),
        bytes(place.connection()),
        bytes(place.leadsTo()),
        bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
