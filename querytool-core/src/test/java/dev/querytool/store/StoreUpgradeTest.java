package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.UnnamedCall;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.migration.Migration;
import dev.querytool.migration.Migrator;
import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds the file of an earlier version, fills it as that version could, and opens it. */
class StoreUpgradeTest extends StoreTestCase {

  private static final String FIRST = StoreMigrations.all().list().get(0).id();

  private static final String USERS =
      """
      INSERT INTO users (uid, username, password_hash, avatar_url, is_admin, created_at, updated_at)
      VALUES ('default_user', 'me', NULL, 'a.png', 0, '2025-01-01T00:00:00.000Z', NULL),
             ('u1', 'bob', 'hash', NULL, 1, '2025-01-02T00:00:00.000Z', 't')""";
  private static final String KEYS =
      """
      INSERT INTO service_api_keys
        (id, user_id, name, prefix, hashed_key, scopes, created_at, last_used_at)
      VALUES ('k1', 'u1', 'ci', 'qtk_1', 'digest', '[]', '2025-01-03T00:00:00.000Z', NULL)""";
  private static final String CREDENTIALS =
      """
      INSERT INTO external_credentials
        (id, user_id, service_name, display_name, display_hint, encrypted_credential, created_at)
      VALUES ('c1', 'u1', 'openai', 'main', '{"prefix":"sk-1","suffix":"AbCd"}', 'v1.text',
        '2025-01-04T00:00:00.000Z')""";

  private Path old;

  @BeforeEach
  void nameOldFile() {
    old = directory.resolve("old.db");
  }

  static Stream<String> versions() {
    return StoreMigrations.all().list().stream().map(Migration::id);
  }

  @Test
  void makesAFreshStoreOfWhatAllMigrationsMake() {
    assertThat(SchemaDiff.ofSnapshot(StoreMigrations.all()).differences()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void bringsEveryEarlierVersionToTheFormOfAFreshStore(String version) {
    buildOld(version, USERS, KEYS, CREDENTIALS, connectionOf(version), tableOf(version));

    try (Store opened = openOld();
        SqliteFile fresh = SqliteFile.open(path);
        SqliteFile upgraded = SqliteFile.open(old)) {
      assertThat(SchemaDiff.between(fresh, upgraded).differences()).isEmpty();
      assertThat(opened.connections().list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void keepsWhatEveryEarlierVersionHeld(String version) {
    buildOld(version, USERS, KEYS, CREDENTIALS, connectionOf(version), tableOf(version));
    fillField(version);

    try (Store opened = openOld()) {
      DatabaseConnection shop = opened.connections().find("SHOP").orElseThrow();
      assertThat(shop.id()).isEqualTo(7);
      assertThat(shop.url()).isEqualTo("postgres://me@db.example:5432/shop");
      assertThat(shop.dialect()).isEqualTo(Dialect.POSTGRES);
      assertThat(shop.createdAt()).isEqualTo("2025-01-05T06:07:08Z");
      TableMetadata orders = opened.catalog().tables(7).get(0);
      assertThat(orders.id()).isEqualTo(8);
      assertThat(orders.schemaName()).isEqualTo("public");
      assertThat(orders.chineseName()).contains("\u8ba2\u5355");
      FieldMetadata total = orders.fields().get(0);
      assertThat(total.id()).isEqualTo(9);
      assertThat(total.dataType()).isEqualTo("numeric");
      assertThat(total.nullable()).isFalse();
      assertThat(total.chineseName()).contains("\u603b\u989d");
      assertThat(opened.credentials().find("u1", "c1").orElseThrow().ciphertext())
          .isEqualTo("v1.text");
      assertThat(opened.credentials().find("u1", "c1").orElseThrow().credential().hint())
          .hasToString("sk-1\u2026AbCd");
    }
    assertThat(oldRows("SELECT uid, username, password_hash, avatar_url, is_admin FROM users"))
        .containsExactly("default_user|me|null|a.png|0", "u1|bob|hash|null|1");
    assertThat(oldRows("SELECT id, name, prefix, hashed_key, scopes FROM service_api_keys"))
        .containsExactly("k1|ci|qtk_1|digest|[]");
  }

  @Test
  void doesNotTakeACatalogueForReadThatKnowsOfNoCallsWithoutNames() {
    String before = "20261123200000_seal_accounts";
    buildOld(before, USERS, CREDENTIALS, connectionOf(before));

    try (Store opened = openOld()) {
      assertThat(opened.catalog().unnamedCalls(7))
          .extracting(UnnamedCall::kind)
          .containsExactly(UnnamedCall.Kind.UNREAD);
    }
  }

  @Test
  void tellsUsersApartWhoseNamesDifferInCaseOnly() throws Exception {
    buildOld(
        FIRST,
        "INSERT INTO users (uid, username, password_hash, created_at)"
            + " VALUES ('u2', 'eve', 'h', 't'), ('u3', 'EVE', 'h', 't')");

    openOld().close();

    assertThat(oldRows("SELECT username FROM users WHERE uid IN ('u2', 'u3') ORDER BY uid"))
        .containsExactly("eve", "EVE u3");
  }

  @Test
  void dropsPasswordsFromUrlsAndWhateverMayHoldOne() {
    buildOld(
        FIRST,
        """
        INSERT INTO connections (name, url, db_type) VALUES
          ('a', 'postgresql://me:hunter2@h:5432/shop', 'postgres'),
          ('b', 'mysql://me:hun@ter2@h/shop', 'mysql'),
          ('c', 'mysql://h:3306/shop?user=me&password=hunter2', 'mysql'),
          ('d', 'mysql://h:3306/shop?password=hun@ter2', 'mysql'),
          ('e', 'mysql://me:hun/ter2@h/shop', 'mysql'),
          ('f', 'mysql://me@h/shop', 'mysql'),
          ('g', 'mysql://h/shop', 'mysql'),
          ('h', 'mysql://:hunter2@h/shop', 'mysql')""");

    try (Store opened = openOld()) {
      assertThat(opened.connections().list())
          .extracting(DatabaseConnection::url)
          .containsExactly(
              "postgresql://me@h:5432/shop",
              "mysql://me@h/shop",
              "mysql://h:3306/shop",
              "mysql://",
              "mysql://",
              "mysql://me@h/shop",
              "mysql://h/shop",
              "mysql://@h/shop");
    }
    assertThat(oldRows("SELECT * FROM connections WHERE url LIKE '%ter2%'")).isEmpty();
  }

  @Test
  void tellsNamesApartThatDifferedInCaseOnly() {
    buildOld(
        FIRST,
        "INSERT INTO connections (name, url, db_type) VALUES ('prod', 'mysql://a', 'mysql'),"
            + " ('Prod', 'mysql://b', 'mysql')");

    try (Store opened = openOld()) {
      assertThat(opened.connections().list())
          .extracting(DatabaseConnection::name)
          .containsExactly("prod", "Prod-2");
    }
  }

  @Test
  void keepsEachFieldOnceAndTheOneWithAChineseName() {
    buildOld(
        FIRST,
        connectionOf(FIRST),
        tableOf(FIRST),
        """
        INSERT INTO field_metadata (table_id, field_name, data_type, is_nullable, chinese_name)
        VALUES (8, 'id', 'int', 'banana', NULL), (8, 'total', 'int', 1, NULL),
          (8, 'id', 'int', 0, '\u7f16\u53f7')""");

    try (Store opened = openOld()) {
      List<FieldMetadata> fields = opened.catalog().tables(7).get(0).fields();
      assertThat(fields).extracting(FieldMetadata::fieldName).containsExactly("total", "id");
      assertThat(fields.get(1).chineseName()).contains("\u7f16\u53f7");
      assertThat(fields).extracting(FieldMetadata::ordinalPosition).containsExactly(1, 2);
    }
  }

  @Test
  void removesRowsWhoseOwnerIsGone() {
    buildOld(
        FIRST,
        connectionOf(FIRST),
        tableOf(FIRST),
        "INSERT INTO table_metadata (connection_id, table_name, table_type)"
            + " VALUES (99, 't', 'TABLE')",
        "INSERT INTO field_metadata (table_id, field_name, data_type) VALUES (9, 'f', 'int')",
        KEYS,
        CREDENTIALS);

    try (Store opened = openOld()) {
      assertThat(opened.catalog().tables(7)).hasSize(1);
    }
    assertThat(oldRows("PRAGMA foreign_key_check")).isEmpty();
    for (String table : List.of("field_metadata", "service_api_keys", "external_credentials")) {
      assertThat(oldRows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
    }
  }

  @Test
  void takesTheSchemaOfMySqlFromTheUrl() {
    buildOld(
        FIRST,
        "INSERT INTO connections (id, name, url, db_type)"
            + " VALUES (7, 'shop', 'mysql://me:pw@h/shop_db', 'mysql')",
        tableOf(FIRST));

    try (Store opened = openOld()) {
      assertThat(opened.catalog().tables(7).get(0).schemaName()).isEqualTo("shop_db");
    }
  }

  @Test
  void locksOutUsersWithoutAPassword() {
    buildOld(FIRST, "INSERT INTO users (uid, username, created_at) VALUES ('u2', 'eve', 't')");

    openOld().close();

    assertThat(oldRows("SELECT password_hash FROM users WHERE uid = 'u2'")).containsExactly("!");
  }

  @Test
  void namesCredentialsThatCouldNotBeToldApart() {
    buildOld(
        FIRST,
        USERS,
        """
        INSERT INTO external_credentials
          (id, user_id, service_name, display_name, encrypted_credential, created_at)
        VALUES ('c1', 'u1', 's', NULL, 'a', 't'), ('c2', 'u1', 's', NULL, 'b', 't'),
          ('c3', 'u1', 's', 'x', 'c', 't'), ('c4', 'u1', 's', 'x', 'd', 't')""");

    openOld().close();

    assertThat(oldRows("SELECT id, display_name FROM external_credentials ORDER BY id"))
        .containsExactly("c1|null", "c2|c2", "c3|x", "c4|x c4");
  }

  @Test
  void shipsNoScriptThatIsNotRun() throws IOException, URISyntaxException {
    Path scripts =
        Path.of(StoreMigrations.class.getResource("migration/" + FIRST + ".sql").toURI())
            .getParent();

    try (Stream<Path> files = Files.list(scripts)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(versions().map(id -> id + ".sql").toList());
    }
  }

  @Test
  void saysWhyInEveryScript() {
    assertThat(versions())
        .allSatisfy(id -> assertThat(StoreMigrations.script(id)).startsWith("-- "));
  }

  private void buildOld(String version, String... statements) {
    try (SqliteFile file = SqliteFile.open(old)) {
      Migrator.of(file, StoreMigrations.all(), CLOCK).to(version);
    }
    for (String statement : statements) {
      executeOld(statement);
    }
  }

  private Store openOld() {
    return Store.open(old, CLOCK, TIMEOUT);
  }

  private static String connectionOf(String version) {
    return version.compareTo("20261103") < 0
        ? """
          INSERT INTO connections (id, name, url, db_type, created_at, updated_at)
          VALUES (7, 'shop', 'postgres://me:hunter2@db.example:5432/shop', 'postgres',
            '2025-01-05 06:07:08', '2025-01-05 06:07:08')"""
        : """
          INSERT INTO connections
            (id, name, url, db_type, dialect, credential_id, created_at, updated_at)
          VALUES (7, 'shop', 'postgres://me@db.example:5432/shop', 'postgres', 'POSTGRES', 'c1',
            '2025-01-05T06:07:08.000Z', '2025-01-05T06:07:08.000Z')""";
  }

  private static String tableOf(String version) {
    return version.compareTo("20261104") < 0
        ? """
          INSERT INTO table_metadata (id, connection_id, table_name, table_type, chinese_name)
          VALUES (8, 7, 'orders', 'TABLE', '\u8ba2\u5355')"""
        : """
          INSERT INTO table_metadata
            (id, connection_id, schema_name, table_name, table_type, native_type, chinese_name,
             created_at, updated_at)
          VALUES (8, 7, 'public', 'orders', 'TABLE', 'table', '\u8ba2\u5355',
            '2025-01-05T06:07:08.000Z', '2025-01-05T06:07:08.000Z')""";
  }

  private void fillField(String version) {
    executeOld(
        version.compareTo("20261105") < 0
            ? """
              INSERT INTO field_metadata
                (id, table_id, field_name, data_type, is_nullable, chinese_name)
              VALUES (9, 8, 'total', 'numeric', 0, '\u603b\u989d')"""
            : """
              INSERT INTO field_metadata
                (id, table_id, field_name, ordinal_position, data_type, is_nullable,
                 primary_key_position, is_unique, is_generated, chinese_name, created_at,
                 updated_at)
              VALUES (9, 8, 'total', 1, 'numeric', 0, 0, 0, 0, '\u603b\u989d',
                '2025-01-05T06:07:08.000Z', '2025-01-05T06:07:08.000Z')""");
  }

  private void executeOld(String sql) {
    Raw.execute(old, sql);
  }

  private List<String> oldRows(String sql) {
    return Raw.rows(old, sql);
  }
}
