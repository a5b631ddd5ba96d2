package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.vault.Secret;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverSettingsTest {

  private static final Secret PASSWORD = Secret.of("correct-horse-9182");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://me:pw@a,[::1]:7/my%20shop | jdbc:postgresql://a:5432,[0:0:0:0:0:0:0:1]:7/my%20shop
          postgres://me:pw@db/a%3Fsslmode=x    | jdbc:postgresql://db:5432/a%3Fsslmode%3Dx
          jdbc:mysql://me:pw@a:1,b/shop        | jdbc:mysql://a:1,b:3306/shop
          mariadb://me@db                      | jdbc:mysql://db:3306/
          mysql://me@db/a%26b?connectTimeout=9 | jdbc:mysql://db:3306/a%26b
          """)
  void buildsTheDriversUrlFromTheParts(String url, String built) {
    DriverSettings settings =
        DriverSettings.of(ConnectionUrl.parse(url), Tls.off(), new TrustFiles());
    assertThat(settings.url()).isEqualTo(built);
  }

  @Test
  void namesOneDriverForMysqlAndMariadb() {
    assertThat(driver("postgres://me@db/x")).isEqualTo("org.postgresql.Driver");
    assertThat(driver("mysql://me@db/x")).isEqualTo("com.mysql.cj.jdbc.Driver");
    assertThat(driver("mariadb://me@db/x")).isEqualTo("com.mysql.cj.jdbc.Driver");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://me:pw@db/x", "mysql://me:pw@db/x"})
  void tellsUserAndPasswordBesideTheUrl(String url) {
    Properties told = DriverOpening.told(url, Tls.off(), PASSWORD);
    assertThat(told).containsEntry("user", "me").containsEntry("password", "correct-horse-9182");
  }

  @Test
  void leavesTheDriverNothingToLookForInTheHomeDirectory() {
    DriverSettings settings =
        DriverSettings.of(
            ConnectionUrl.parse("postgres://me@db/x"), Tls.verifyFull(), new TrustFiles());
    assertThat(settings.properties(null))
        .containsEntry("password", "")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  @Test
  void asksPostgresForScramUnlessItIsOnThisMachine() {
    assertThat(DriverOpening.told("postgres://me@db/x", Tls.encrypted(), PASSWORD))
        .containsEntry("requireAuth", "scram-sha-256")
        .containsEntry("gssEncMode", "disable");
    assertThat(DriverOpening.told("postgres://me@localhost/x", Tls.off(), PASSWORD))
        .doesNotContainKey("requireAuth")
        .containsEntry("gssEncMode", "disable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allowPublicKeyRetrieval",
        "allowLoadLocalInfile",
        "allowUrlInLocalInfile",
        "allowMultiQueries",
        "createDatabaseIfNotExist",
        "autoReconnect"
      })
  void forbidsMysqlWhatIsDangerous(String name) {
    assertThat(DriverOpening.told("mysql://me@localhost/x", Tls.off(), PASSWORD))
        .containsEntry(name, "false");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, OFF, sslmode, disable",
    "postgres, ENCRYPTED, sslmode, require",
    "postgres, VERIFY_FULL, sslmode, verify-full",
    "mysql, OFF, sslMode, DISABLED",
    "mysql, IF_OFFERED, sslMode, PREFERRED",
    "mysql, ENCRYPTED, sslMode, REQUIRED",
    "mysql, VERIFY_FULL, sslMode, VERIFY_IDENTITY",
  })
  void tellsTheDriverTheModeInItsWords(String scheme, String mode, String name, String word) {
    Properties told = DriverOpening.told(scheme + "://me@db/x", Tls.stored(mode, null), PASSWORD);
    assertThat(told).containsEntry(name, word);
  }

  @Test
  void passesOnTheOptionsOfTheUrl() {
    assertThat(
            DriverOpening.told(
                "postgres://me@db/x?application_name=shop&connect_timeout=7", Tls.off(), PASSWORD))
        .containsEntry("ApplicationName", "shop")
        .containsEntry("connectTimeout", "7");
  }

  @Test
  void showsNoPassword() {
    DriverSettings settings =
        DriverSettings.of(
            ConnectionUrl.parse("postgres://me:correct-horse-9182@db/x"),
            Tls.off(),
            new TrustFiles());
    assertThat(settings.toString() + settings.url()).doesNotContain("correct");
  }

  private static String driver(String url) {
    return DriverSettings.of(ConnectionUrl.parse(url), Tls.off(), new TrustFiles()).driverClass();
  }
}
