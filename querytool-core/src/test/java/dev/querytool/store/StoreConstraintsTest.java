package dev.querytool.store;

import static dev.querytool.catalog.FunctionMetadata.Kind.FUNCTION;
import static dev.querytool.catalog.FunctionMetadata.Volatility.STABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.CatalogStore.Head;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.catalog.NameCase;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConstraintsTest extends StoreTestCase {

  private static final String USER =
      "INSERT INTO users (uid, username, password_hash, created_at) VALUES ('u', 'bob', 'h', 't')";

  @Test
  void deletesTheKeysAndCredentialsOfADeletedUser() {
    execute(USER);
    execute(
        "INSERT INTO service_api_keys (id, user_id, prefix, hashed_key, created_at)"
            + " VALUES ('k', 'u', 'p', 'h', 't')");
    store
        .credentials()
        .insert(new Credential("c", "u", "s", "", new CredentialHint("", ""), NOW), "text");

    execute("DELETE FROM users WHERE uid = 'u'");

    assertThat(rows("SELECT count(*) FROM service_api_keys")).containsExactly("0");
    assertThat(store.credentials().all()).isEmpty();
  }

  @Test
  void keepsAConnectionWithoutItsPasswordWhenTheCredentialGoes() {
    Credential password =
        new Credential("c", "default_user", "connection", "shop", new CredentialHint("", ""), NOW);
    store.credentials().insert(password, "text");
    store.connections().insert(new Draft("shop", "", Dialect.POSTGRES, "c"), NOW);
    assertThat(store.connections().find("shop").orElseThrow().credentialId()).contains("c");

    store.credentials().delete("default_user", "c");

    assertThat(store.connections().find("shop").orElseThrow().credentialId()).isEmpty();
  }

  @Test
  void deletesTheMetadataOfADeletedConnection() {
    DatabaseConnection shop =
        store.connections().insert(new Draft("shop", "", Dialect.SQLITE, null), NOW);
    store
        .catalog()
        .insertTable(
            shop.id(),
            TableMetadata.builder("main", "t", TableType.TABLE)
                .fields(List.of(FieldMetadata.builder("f", "int").build()))
                .foreignKeys(List.of(new ForeignKey("", List.of("f"), "main", "t", List.of("f"))))
                .build(),
            NOW);
    store.catalog().saveHead(shop.id(), new Head(1, NOW, "main", NameCase.IGNORED));

    store
        .catalog()
        .replaceFunctions(
            shop.id(),
            List.of(
                new FunctionMetadata(
                    "main", "f", List.of("int"), "int", FUNCTION, STABLE, "sql", "")));

    store.connections().delete(shop.id());

    for (String table :
        List.of(
            "table_metadata",
            "field_metadata",
            "foreign_keys",
            "foreign_key_columns",
            "catalog_heads",
            "functions",
            "function_arguments")) {
      assertThat(rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO users (uid, username, created_at) VALUES ('v', 'eve', 't')",
        "UPDATE users SET password_hash = NULL WHERE uid = 'u'",
        "UPDATE users SET is_admin = 2 WHERE uid = 'u'",
        "UPDATE users SET username = 'bob'",
        "UPDATE connections SET db_type = 'oracle', dialect = 'ORACLE'",
        "UPDATE connections SET dialect = 'MYSQL'",
        "UPDATE connections SET name = NULL",
        "UPDATE connections SET credential_id = 'nothing'",
        "UPDATE table_metadata SET table_type = 'MATERIALIZED VIEW'",
        "UPDATE table_metadata SET connection_id = 99",
        "UPDATE field_metadata SET is_nullable = 'banana'",
        "UPDATE field_metadata SET is_nullable = NULL",
        "UPDATE field_metadata SET is_nullable = 2",
        "UPDATE field_metadata SET ordinal_position = 0",
        "UPDATE field_metadata SET max_length = 'long'",
        "INSERT INTO catalog_heads VALUES (1, 0, 't', 'main', 'EXACT')",
        "INSERT INTO catalog_heads VALUES (1, 1, 't', 'main', 'SOMETIMES')",
        "INSERT INTO functions VALUES (1, 1, 'main', 'f', 'int', 'TRIGGER', 'STABLE', 'sql', '')",
        "INSERT INTO functions VALUES (1, 1, 'main', 'f', 'int', 'FUNCTION', 'NEVER', 'sql', '')",
        "INSERT INTO function_arguments VALUES (99, 1, 'int')",
        "INSERT INTO store_properties VALUES ('store_id', 'another')"
      })
  void refuses(String statement) {
    execute(USER);
    long id = store.connections().insert(new Draft("shop", "", Dialect.SQLITE, null), NOW).id();
    store
        .catalog()
        .insertTable(
            id,
            TableMetadata.builder("main", "t", TableType.TABLE)
                .fields(List.of(FieldMetadata.builder("f", "int").build()))
                .build(),
            NOW);

    assertThatThrownBy(() -> execute(statement))
        .rootCause()
        .hasMessageContaining("SQLITE_CONSTRAINT");
  }
}
