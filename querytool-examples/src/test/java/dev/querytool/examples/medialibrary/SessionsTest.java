package dev.querytool.examples.medialibrary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Secret PASSWORD = Secret.of("correct horse");
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir private Path directory;

  private OpenLibrary open;
  private Users users;

  @BeforeEach
  void open() {
    open = new OpenLibrary(directory);
    users = open.library.users();
    users.create("小雨", UserGroup.USER, PASSWORD);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whoLogsInIsKnownForThirtyDays() {
    Secret token = at(START).logIn("小雨", PASSWORD).orElseThrow();
    User known = new User("小雨", UserGroup.USER);

    assertThat(at(START).find(token)).contains(known);
    assertThat(at(START.plus(Sessions.LASTING).minusSeconds(1)).find(token)).contains(known);
    assertThat(at(START.plus(Sessions.LASTING)).find(token)).isEmpty();
    assertThat(at(START).logIn("小雨", Secret.of("wrong horse"))).isEmpty();
    assertThat(token.toString()).doesNotContain("ey");
  }

  @Test
  void aTokenSaysWhoForWhomAndUntilWhen() throws Exception {
    JsonNode claims = claims(token());

    assertThat(claims.path("iss").asText()).isEqualTo("here");
    assertThat(claims.path("aud").asText()).isEqualTo("media-library-listeners");
    assertThat(claims.path("sub").asText()).isEqualTo("小雨");
    assertThat(Duration.ofSeconds(claims.path("exp").asLong() - claims.path("iat").asLong()))
        .isEqualTo(Duration.ofDays(30));
  }

  @Test
  void anotherPasswordEndsWhatWasOpened() {
    Secret token = at(START).logIn("小雨", PASSWORD).orElseThrow();

    users.changePassword("小雨", PASSWORD);

    assertThat(at(START).find(token)).isEmpty();
  }

  @Test
  void whoIsGoneIsNotKnown() {
    Secret token = at(START).logIn("小雨", PASSWORD).orElseThrow();

    users.remove("小雨");

    assertThat(at(START).find(token)).isEmpty();
  }

  @Test
  void whatWasSignedElsewhereOrChangedIsNoSession() throws Exception {
    String token = token();
    String[] parts = token.split("\\.", -1);
    String none = base64("{\"alg\":\"none\"}");

    for (String forged :
        List.of(
            " ",
            "..",
            token + "x",
            token.substring(0, token.length() - 1),
            none + "." + parts[1] + ".",
            none + "." + parts[1] + "." + parts[2],
            parts[0] + "." + base64("{\"sub\":\"root\"}") + "." + parts[2],
            signed(none + "." + parts[1]),
            signed(parts[0] + ".no base64!"),
            signed(parts[0] + "." + base64("no json")),
            signed(parts[0] + "." + base64(claims(token).toString().replace("here", "there"))),
            signed(parts[0] + "." + base64(claims(token).toString().replace("listeners", "x"))),
            signed(parts[0] + "." + base64(claims(token).toString().replace("小雨", "root"))))) {
      assertThat(at(START).find(Secret.of(forged))).as(forged).isEmpty();
    }
    assertThat(at(START).find(Secret.of(signed(parts[0] + "." + parts[1])))).isPresent();
    assertThat(sessions("f".repeat(32), "here", START).find(Secret.of(token))).isEmpty();
    assertThat(sessions(KEY, "there", START).find(Secret.of(token))).isEmpty();
  }

  @Test
  void aShortKeySignsNothing() {
    assertThatThrownBy(() -> open.library.sessions(Secret.of("short")))
        .isInstanceOf(ValidationException.class);
  }

  private String token() {
    return at(START).logIn("小雨", PASSWORD).orElseThrow().reveal(text -> text);
  }

  private Sessions at(Instant time) {
    return sessions(KEY, "here", time);
  }

  private Sessions sessions(String key, String issuer, Instant time) {
    return new Sessions(users, Secret.of(key), issuer, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static JsonNode claims(String token) throws Exception {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new ObjectMapper().readTree(claims);
  }

  /** Signs as somebody would who has the key. */
  private static String signed(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(text.getBytes(UTF_8));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
