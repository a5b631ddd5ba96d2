package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialCipherTest {

  private static final Place PLACE = new Place("store", "table", "row", "owner", "service");
  private static final byte[] PLAIN = "s3cret".getBytes(StandardCharsets.UTF_8);

  private final CredentialCipher cipher = new CredentialCipher();
  private final KeyMaterial key = key(1);

  @Test
  void opensWhatItSealed() {
    assertThat(open(key, PLACE, cipher.seal(key, PLACE, PLAIN))).contains("s3cret");
  }

  @Test
  void writesVersionKeyIdNonceAndCiphertextWithTag() {
    String[] parts = cipher.seal(key, PLACE, PLAIN).split("\\.", -1);

    assertThat(parts).hasSize(4);
    assertThat(parts[0]).isEqualTo("v1");
    assertThat(parts[1]).isEqualTo(key.id());
    assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(12);
    assertThat(Base64.getUrlDecoder().decode(parts[3])).hasSize(PLAIN.length + 16);
  }

  @Test
  void takesAFreshNonceForEachValue() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      nonces.add(cipher.seal(key, PLACE, PLAIN).split("\\.", -1)[2]);
    }

    assertThat(nonces).hasSize(1000);
  }

  @Test
  void refusesAnotherKey() {
    assertThat(open(key(2), PLACE, cipher.seal(key, PLACE, PLAIN))).isEmpty();
  }

  @Test
  void refusesAnotherKeyThatClaimsTheSameId() {
    KeyMaterial other = key(2);
    String text = cipher.seal(key, PLACE, PLAIN).replace(key.id(), other.id());

    assertThat(open(other, PLACE, text)).isEmpty();
  }

  @Test
  void refusesEveryOtherPlace() {
    String text = cipher.seal(key, PLACE, PLAIN);

    assertThat(open(key, new Place("other", "table", "row", "owner", "service"), text)).isEmpty();
    assertThat(open(key, new Place("store", "other", "row", "owner", "service"), text)).isEmpty();
    assertThat(open(key, new Place("store", "table", "other", "owner", "service"), text)).isEmpty();
    assertThat(open(key, new Place("store", "table", "row", "other", "service"), text)).isEmpty();
    assertThat(open(key, new Place("store", "table", "row", "owner", "other"), text)).isEmpty();
  }

  @Test
  void refusesATextWithAnyOneCharacterChanged() {
    String text = cipher.seal(key, PLACE, PLAIN);
    for (int i = 0; i < text.length(); i++) {
      char changed = text.charAt(i) == 'A' ? 'B' : 'A';
      String forged = text.substring(0, i) + changed + text.substring(i + 1);

      assertThat(open(key, PLACE, forged)).as("changed at %d", i).isEmpty();
    }
  }

  @Test
  void refusesATextCutAnywhere() {
    String text = cipher.seal(key, PLACE, PLAIN);
    for (int i = 0; i < text.length(); i++) {
      assertThat(open(key, PLACE, text.substring(0, i))).as("cut at %d", i).isEmpty();
    }
  }

  @Test
  void refusesTextOfAnotherForm() {
    String text = cipher.seal(key, PLACE, PLAIN);

    for (String other :
        new String[] {
          "",
          "....",
          "v1",
          text + "=",
          text + ".",
          " " + text,
          text + "\n",
          "v2" + text.substring(2),
          text.replace("v1.", "V1.")
        }) {
      assertThat(open(key, PLACE, other)).as(other).isEmpty();
    }
  }

  private Optional<String> open(KeyMaterial with, Place place, String stored) {
    return SealedText.parse(stored)
        .flatMap(text -> cipher.open(with, place, text))
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  private static KeyMaterial key(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return KeyMaterial.of(bytes, "the test");
  }
}
