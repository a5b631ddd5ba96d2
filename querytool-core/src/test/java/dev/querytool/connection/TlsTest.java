package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.querytool.error.ValidationException;
import dev.querytool.testkit.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  @TempDir private static Path folder;
  private static String one = "";
  private static String two = "";
  private static String key = "";

  @BeforeAll
  static void make() throws Exception {
    TestAuthority first = TestAuthority.create(folder, "one");
    one = first.pem();
    two = TestAuthority.create(folder, "two").pem();
    key = Files.readString(first.issue("server", "dns:localhost").key());
  }

  @Test
  void keepsOnlyTheCertificatesOfAText() {
    Tls tls = Tls.verifyFull("Subject: CN=one\r\n" + one.replace("\n", "\r\n") + "bye\n" + two);
    assertThat(tls.caPem()).contains(one + two);
    assertThat(tls).isEqualTo(Tls.verifyFull(one + two)).hasSameHashCodeAs(tls);
  }

  @Test
  void isOfTheSameKindOnlyWithTheSameAuthorities() {
    assertThat(Tls.verifyFull(one))
        .isNotEqualTo(Tls.verifyFull(two))
        .isNotEqualTo(Tls.verifyFull())
        .isNotEqualTo(Tls.encrypted());
    assertThat(List.of(Tls.off(), Tls.ifOffered(), Tls.encrypted(), Tls.verifyFull()))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesAPrivateKeyAndRepeatsNothingOfIt() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Tls.verifyFull(one + key))
        .withMessageContaining("private key")
        .satisfies(e -> assertThat(e.toString()).doesNotContain(key.lines().toList().get(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate",
        "/etc/ssl/ca.pem",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"
      })
  void refusesWhatHoldsNoCertificate(String text) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Tls.verifyFull(text))
        .withMessageContaining("X.509 certificates in PEM");
  }

  @Test
  void refusesATextOfWhichOneCertificateIsBroken() {
    String broken = one + two.replace("END CERTIFICATE", "END");
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> Tls.verifyFull(broken));
  }

  @Test
  void showsItsModeAndNoCertificate() {
    assertThat(Tls.verifyFull(one)).hasToString("Tls[VERIFY_FULL, own CA]");
    assertThat(Tls.verifyFull()).hasToString("Tls[VERIFY_FULL]");
    assertThat(Tls.off()).hasToString("Tls[OFF]");
  }

  @Test
  void isRestoredFromWhatItSays() {
    for (Tls tls : List.of(Tls.off(), Tls.encrypted(), Tls.verifyFull(), Tls.verifyFull(one))) {
      assertThat(Tls.stored(tls.mode(), tls.caPem().orElse(null))).isEqualTo(tls);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Tls.stored("NONE", null));
  }

  @Test
  void bindsAPasswordToHostPortDatabaseUserModeAndAuthority() {
    String url = "postgres://me@db:1/shop";
    assertThat(
            List.of(
                binding(url, Tls.verifyFull()),
                binding(url, Tls.verifyFull(one)),
                binding(url, Tls.verifyFull(two)),
                binding(url, Tls.encrypted()),
                binding(url, Tls.off()),
                binding("postgres://me@db:2/shop", Tls.off()),
                binding("postgres://me@db2:1/shop", Tls.off()),
                binding("postgres://me@db:1,db:1/shop", Tls.off()),
                binding("postgres://me@db:1/shop2", Tls.off()),
                binding("postgres://you@db:1/shop", Tls.off()),
                binding("mysql://me@db:1/shop", Tls.off())))
        .doesNotHaveDuplicates();
    assertThat(binding("postgres://me:pw@DB:1/shop", Tls.verifyFull(one)))
        .isEqualTo(binding(url + "?connectTimeout=5", Tls.verifyFull(one)));
  }

  @Test
  void writesAuthoritiesWhereOnlyThisUserReadsThem() throws Exception {
    TrustFiles trust = new TrustFiles();
    Path pem = trust.pem(one + two);
    Path store = trust.keyStore(one + two);
    assertThat(Files.readString(pem)).isEqualTo(one + two);
    KeyStore read = KeyStore.getInstance(store.toFile(), TrustFiles.STORE_PASSWORD.toCharArray());
    assertThat(read.size()).isEqualTo(2);
    for (Path file : List.of(pem, store)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem.getParent())))
        .isEqualTo("rwx------");
    trust.close();
  }

  @Test
  void writesEachAuthorityOnceAndAgainIfItIsGone() throws Exception {
    try (TrustFiles trust = new TrustFiles()) {
      Path pem = trust.pem(one);
      assertThat(trust.pem(one)).isEqualTo(pem);
      assertThat(trust.pem(two)).isNotEqualTo(pem);
      Files.delete(pem);
      assertThat(trust.pem(one)).exists().hasContent(one);
    }
  }

  @Test
  void deletesTheFilesOnClosing() {
    TrustFiles trust = new TrustFiles();
    Path pem = trust.pem(one);
    Path store = trust.keyStore(two);
    trust.close();
    assertThat(pem).doesNotExist();
    assertThat(store).doesNotExist();
    assertThat(pem.getParent()).doesNotExist();
    assertThatExceptionOfType(ConnectionStateException.class).isThrownBy(() -> trust.pem(one));
  }

  private static String binding(String url, Tls tls) {
    return CredentialBinding.of(ConnectionUrl.parse(url), tls);
  }
}
