package dev.querytool;

import static dev.querytool.SharedShop.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.connection.Dialect;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.query.Csv;
import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryResult;
import dev.querytool.query.RowStream;
import dev.querytool.store.Store;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.HeardLog;
import dev.querytool.testkit.SecretForms;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of the keys with which values are masked, on each engine that has a hash. */
class SharedMaskKeysTest {

  @RegisterExtension final HeardLog log = new HeardLog();
  @TempDir Path folder;

  private final StringWriter shown = new StringWriter();
  private final SecretForms secrets = new SecretForms();

  static Stream<Dialect> dialects() {
    return Engines.all().map(TestServer::dialect);
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void noMaskKeyIsInTheStoreTheLogTheHistoryOrAnError(Dialect dialect)
      throws IOException, GeneralSecurityException {
    try (SharedShop shop = SharedShop.open(dialect, folder)) {
      Grant hashed =
          Grant.on("shop")
              .table("customer")
              .columns("id", "phone")
              .mask("phone", Mask.keyedHash())
              .build();
      shop.tool().grants().grant(shop.clerk().uid(), hashed);

      String hash = useKeys(shop, dialect);

      assertThat(hash).isEqualTo(expected(shop, dialect));
      assertThat(secrets.inFiles(folder)).isEmpty();
    }
    assertThat(log.text()).contains("INSERT INTO grants");
    assertThat(shown.toString()).contains("sha2", "SQLSTATE", "only part of");
    assertThat(secrets.in(log.text())).isEmpty();
    assertThat(secrets.in(shown.toString())).isEmpty();
    assertThat(secrets.inFiles(folder)).isEmpty();
  }

  /** Uses the mask in each way, and returns what it made of the first phone number. */
  private String useKeys(SharedShop shop, Dialect dialect) throws IOException {
    QuerySession bob = shop.bob();
    String asked = "SELECT id, phone FROM customer ORDER BY id";
    QueryResult result = sql(bob, asked).run();
    String hash = String.valueOf(result.rows().get(0).value(1).orElseThrow());
    String overflow = dialect == Dialect.POSTGRES ? "sqrt(0 - id)" : "exp(id * 5000)";
    tell(() -> sql(bob, "SELECT phone, " + overflow + " FROM customer").run());
    tell(() -> sql(bob, "SELECT phone FROM customer WHERE credit = 1").run());
    tell(() -> sql(bob, asked).explain());
    tell(() -> sql(bob, "SELECT phone FROM customer WHERE phone = :p").param("q", "x").run());
    ReadOnlyQuery checked = sql(bob, asked).check();
    show(checked, checked.sql(), checked.parameters(), checked.grantedValues(), result);
    show(sql(bob, asked), bob, result.effectiveSql(), sql(bob, asked).start(Runnable::run));
    try (RowStream rows = sql(bob, asked).stream()) {
      Csv.of(rows).writeTo(new ByteArrayOutputStream());
      show(rows);
    }
    for (QuerySession reader : List.of(shop.ann(), bob)) {
      reader.history().list(HistoryFilter.all()).forEach(each -> show(each, each.effectiveSql()));
    }
    return hash;
  }

  private String expected(SharedShop shop, Dialect dialect) throws GeneralSecurityException {
    byte[] key = maskKey(shop);
    secrets.add("the connection's key", key);
    String schema = sql(shop.ann(), "SELECT id FROM customer").check().tables().get(0).schemaName();
    byte[] outer = columnKey(key, schema, 1);
    byte[] inner = columnKey(key, schema, 2);
    byte[] phone = "5550001234".getBytes(UTF_8);
    if (dialect == Dialect.POSTGRES) {
      return hex(sha256(outer, sha256(inner, phone)));
    }
    String hidden = hex(sha256(hex(inner).getBytes(UTF_8), phone));
    return hex(sha256(hex(outer).getBytes(UTF_8), hidden.getBytes(UTF_8)));
  }

  private static byte[] maskKey(SharedShop shop) {
    Clock clock = Clock.systemUTC();
    try (Store store = Store.open(shop.store(), clock, Duration.ofSeconds(60));
        SubKeys keys =
            CredentialVault.create(store.credentials(), MasterKey.of(SharedShop::masterKey), clock)
                .subKeys()) {
      return keys.hmac(SubKeyPurpose.MASKS, "shop".getBytes(UTF_8));
    }
  }

  private byte[] columnKey(byte[] key, String schema, int number) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String purpose = "mask." + schema + ".customer.phone." + number;
    byte[] own = mac.doFinal(purpose.getBytes(UTF_8));
    secrets.add("key " + number, own).addText("the digits of key " + number, hex(own));
    return own;
  }

  private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private void tell(Runnable failing) {
    Throwable failure = catchThrowable(failing::run);
    assertThat(failure).isNotNull();
    failure.printStackTrace(new PrintWriter(shown, true));
  }

  private void show(Object... parts) {
    for (Object part : parts) {
      shown.append(String.valueOf(part)).append('\n');
    }
  }
}
