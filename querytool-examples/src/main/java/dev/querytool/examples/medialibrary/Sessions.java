package dev.querytool.examples.medialibrary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a listener shows instead of the password once logged in: a JSON Web Token, signed by
 * HMAC-SHA-256 and good for 30 days, in this library and no other, until the password is another.
 * Safe for use by many threads.
 */
final class Sessions {

  static final Duration LASTING = Duration.ofDays(30);

  private static final int SHORTEST_KEY = 32;
  private static final int LONGEST_TOKEN = 4_096;
  private static final String AUDIENCE = "media-library-listeners";

  /** Compared as a whole, so that no token chooses how it is checked. */
  private static final String HEADER =
      base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final ObjectMapper json = new ObjectMapper();
  private final Users users;
  private final Secret key;
  private final String issuer;
  private final Clock clock;

  /**
   * Makes sessions.
   *
   * @param key signs; the host keeps it, and with another one all have to log in again
   * @param issuer which library this is
   */
  Sessions(Users users, Secret key, String issuer, Clock clock) {
    if (key.reveal(text -> text.getBytes(UTF_8).length) < SHORTEST_KEY) {
      throw new ValidationException("the key has at least " + SHORTEST_KEY + " bytes");
    }
    this.users = users;
    this.key = key;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Logs a listener in; empty if name and password are not those of one. */
  Optional<Secret> logIn(String name, Secret password) {
    return users
        .authenticate(name, password)
        .flatMap(user -> users.stamp(name))
        .map(stamp -> token(name, stamp));
  }

  /** Returns whose session it is; empty if it is none, is over, or its listener is gone. */
  Optional<User> find(Secret token) {
    return token.reveal(this::claims).flatMap(this::user);
  }

  private Secret token(String name, String stamp) {
    Instant now = clock.instant();
    JsonNode claims =
        json.createObjectNode()
            .put("iss", issuer)
            .put("aud", AUDIENCE)
            .put("sub", name)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LASTING).getEpochSecond())
            .put("stamp", sign(stamp));
    String signed = HEADER + "." + base64(claims.toString().getBytes(UTF_8));
    return Secret.of(signed + "." + sign(signed));
  }

  private Optional<JsonNode> claims(String token) {
    int end = token.lastIndexOf('.');
    if (token.length() > LONGEST_TOKEN
        || !token.startsWith(HEADER + ".")
        || end <= HEADER.length()) {
      return Optional.empty();
    }
    String signed = token.substring(0, end);
    if (!isSame(sign(signed), token.substring(end + 1))) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(signed.substring(HEADER.length() + 1));
      return Optional.of(json.readTree(new String(claims, UTF_8)));
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Optional<User> user(JsonNode claims) {
    String name = claims.path("sub").asText();
    boolean valid =
        claims.path("iss").asText().equals(issuer)
            && claims.path("aud").asText().equals(AUDIENCE)
            && clock.instant().getEpochSecond() < claims.path("exp").asLong();
    return valid
        ? users
            .stamp(name)
            .filter(stamp -> isSame(sign(stamp), claims.path("stamp").asText()))
            .flatMap(stamp -> users.find(name))
        : Optional.empty();
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal(value -> value.getBytes(UTF_8)), "HmacSHA256"));
      return base64(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
