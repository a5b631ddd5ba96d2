package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MasterKeyTest {

  private static final String VARIABLE = "QUERYTOOL_MASTER_KEY";

  @Test
  void readsThirtyTwoBytesOfBase64FromTheEnvironment() {
    String text = Base64.getEncoder().encodeToString(bytes(7));
    MasterKey key = MasterKey.fromEnvironment(name -> name.equals(VARIABLE) ? text : null);

    assertThat(key.load().id()).isEqualTo(MasterKey.of(() -> bytes(7)).load().id());
  }

  @Test
  void readsEitherAlphabetWithOrWithoutPaddingAndBlanksAround() {
    byte[] bytes = bytes(0xfb);
    String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String plain = Base64.getEncoder().encodeToString(bytes);

    assertThat(url).isNotEqualTo(plain).contains("-");
    assertThat(environment(" " + url + "\n").load().id()).isEqualTo(environment(plain).load().id());
  }

  @Test
  void saysHowToMakeAKeyWhenTheVariableIsNotSet() {
    for (String value : new @Nullable String[] {null, "", "  "}) {
      assertThatThrownBy(environment(value)::load)
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining(VARIABLE)
          .hasMessageContaining("openssl rand -base64 32");
    }
  }

  @Test
  void refusesTextThatIsNotBase64WithoutRepeatingIt() {
    MasterKey key = environment("p\u00e4ssw\u00f6rd-that-is-no-key!");

    assertThatThrownBy(key::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("base64")
        .hasNoCause()
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("ssw")
        .doesNotContain("!");
  }

  @Test
  void refusesAnyOtherLengthAndSaysHowLongItWas() {
    for (int length : new int[] {0, 16, 31, 33, 64}) {
      assertThatThrownBy(MasterKey.of(() -> filled(length, 7))::load)
          .isInstanceOf(CredentialException.class)
          .hasMessageContaining(length + " bytes")
          .hasMessageContaining("32");
    }
  }

  @Test
  void refusesASupplierThatReturnsNothing() {
    assertThatThrownBy(MasterKey.of(MasterKeyTest::nothing)::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("0 bytes");
  }

  @Test
  void keepsTheCauseWhenTheSupplierFails() {
    MasterKey key =
        MasterKey.of(
            () -> {
              throw new IllegalStateException("the key service is away");
            });

    assertThatThrownBy(key::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("supplier")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void wipesTheSuppliedArrayAfterUse() {
    AtomicReference<byte[]> given = new AtomicReference<>();
    MasterKey key =
        MasterKey.of(
            () -> {
              given.set(bytes(9));
              return given.get();
            });

    key.load().close();

    assertThat(given.get()).containsOnly(0);
  }

  @Test
  void wipesASuppliedArrayOfTheWrongLength() {
    byte[] given = filled(40, 9);

    assertThatThrownBy(MasterKey.of(() -> given)::load).isInstanceOf(CredentialException.class);

    assertThat(given).containsOnly(0);
  }

  @Test
  void refusesAnArrayThatWasWipedBefore() {
    byte[] same = bytes(9);
    MasterKey key = MasterKey.of(() -> same);
    key.load().close();

    assertThatThrownBy(key::load)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("new array on each call");
  }

  @Test
  void hasNoKeyWhenNoneIsConfigured() {
    assertThatThrownBy(MasterKey.none()::loadOrCreate)
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("No master key is configured")
        .hasMessageContaining(VARIABLE);
  }

  @Test
  void namesAKeyByAnIdThatDiffersFromKeyToKey() {
    try (KeyMaterial one = MasterKey.of(() -> bytes(1)).load();
        KeyMaterial other = MasterKey.of(() -> bytes(2)).load()) {
      assertThat(one.id()).hasSize(11).isNotEqualTo(other.id());
      assertThat(one.id()).isEqualTo(MasterKey.of(() -> bytes(1)).load().id());
    }
  }

  @Test
  void toStringShowsNothing() {
    String text = Base64.getEncoder().encodeToString(bytes(7));

    assertThat(environment(text)).hasToString("MasterKey[***]");
    assertThat(environment(text).load()).hasToString("KeyMaterial[***]");
  }

  private static MasterKey environment(@Nullable String value) {
    return MasterKey.fromEnvironment(name -> value);
  }

  @SuppressWarnings("NullAway") // A host's supplier may break its contract.
  private static byte[] nothing() {
    return null;
  }

  private static byte[] bytes(int value) {
    return filled(32, value);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
