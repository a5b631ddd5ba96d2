package dev.querytool.store;

import static dev.querytool.connection.Dialect.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.Tls;
import dev.querytool.sqlite.SqliteFileException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionStoreTest extends StoreTestCase {

  @Test
  void returnsWhatWasInserted() {
    DatabaseConnection made = insert("shop", Dialect.MARIADB);

    assertThat(made.id()).isPositive();
    assertThat(made.name()).isEqualTo("shop");
    assertThat(made.url()).isEqualTo("sqlite:/data/shop");
    assertThat(made.dialect()).isEqualTo(Dialect.MARIADB);
    assertThat(made.dbType()).isEqualTo("mysql");
    assertThat(made.credentialId()).isEmpty();
    assertThat(made.createdAt()).isEqualTo(NOW);
    assertThat(made.updatedAt()).isEqualTo(NOW);
    assertThat(store.connections().find("shop").orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(made);
  }

  @Test
  void keepsEveryDialect() {
    for (Dialect dialect : Dialect.values()) {
      insert(dialect.name(), dialect);

      assertThat(store.connections().find(dialect.name()).orElseThrow().dialect())
          .isEqualTo(dialect);
    }
    assertThat(rows("SELECT DISTINCT db_type FROM connections ORDER BY 1"))
        .containsExactly("mysql", "postgres", "sqlite");
  }

  @Test
  void keepsHowAServerIsReached() {
    Tls full = Tls.stored("VERIFY_FULL", "some certificates");
    for (Tls tls : List.of(Tls.off(), Tls.encrypted(), Tls.verifyFull(), full)) {
      Draft draft = new Draft("s" + tls.hashCode(), "postgres://me@h/s", POSTGRES, tls, null);

      assertThat(store.connections().insert(draft, NOW).tls()).contains(tls);
      assertThat(store.connections().find(draft.name()).orElseThrow().tls()).contains(tls);
    }
    assertThat(rows("SELECT DISTINCT tls_mode FROM connections ORDER BY 1"))
        .containsExactly("ENCRYPTED", "OFF", "VERIFY_FULL");
  }

  @Test
  void changesHowAServerIsReached() {
    Tls full = Tls.stored("VERIFY_FULL", "some certificates");
    Draft first = new Draft("shop", "postgres://me@h/s", POSTGRES, full, null);
    long id = store.connections().insert(first, NOW).id();

    Draft second = new Draft("shop", "postgres://me@h/s", POSTGRES, Tls.off(), null);
    assertThat(store.connections().update(id, second, LATER).tls()).contains(Tls.off());
    Draft third = new Draft("shop", "sqlite:/data/shop", Dialect.SQLITE, null);
    assertThat(store.connections().update(id, third, LATER).tls()).isEmpty();
    assertThat(rows("SELECT count(tls_mode) + count(tls_ca_pem) FROM connections"))
        .containsExactly("0");
  }

  @Test
  void keepsTheZoneOfTheSessions() {
    for (String id : List.of("Asia/Shanghai", "+08:00", "Z")) {
      ZoneId zone = ZoneId.of(id);
      Draft draft = new Draft("s" + id.charAt(0), "postgres://me@h/s", POSTGRES, null, zone, null);

      assertThat(store.connections().insert(draft, NOW).zone()).isEqualTo(zone);
      assertThat(store.connections().find(draft.name()).orElseThrow().zone()).isEqualTo(zone);
    }
    insert("plain", POSTGRES);
    assertThat(store.connections().find("plain").orElseThrow().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void changesTheZoneOfTheSessions() {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    Draft first = new Draft("shop", "postgres://me@h/s", POSTGRES, Tls.off(), zone, null);
    long id = store.connections().insert(first, NOW).id();

    Draft second = new Draft("shop", "postgres://me@h/s", POSTGRES, Tls.off(), null);
    assertThat(store.connections().update(id, second, LATER).zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void saysThatAZoneIsUnknownToThisJava() {
    insert("shop", POSTGRES);
    execute("UPDATE connections SET zone = 'Mars/Olympus'");

    assertThatThrownBy(() -> store.connections().find("shop"))
        .hasStackTraceContaining("does not know the time zone 'Mars/Olympus'");
  }

  @Test
  void refusesAnUnknownWayToReachAServer() {
    insert("shop", Dialect.POSTGRES);

    assertThatThrownBy(() -> execute("UPDATE connections SET tls_mode = 'PREFER'"))
        .hasStackTraceContaining("CHECK constraint failed: tls_mode");
    assertThatThrownBy(() -> execute("UPDATE connections SET tls_ca_pem = 'x'"))
        .hasStackTraceContaining("CHECK constraint failed: tls_ca_pem");
  }

  @Test
  void findsNamesInAnyAsciiCase() {
    insert("Prod", Dialect.SQLITE);

    assertThat(store.connections().find("pROD")).isPresent();
    assertThat(store.connections().find("prod2")).isEmpty();
  }

  @Test
  void refusesTheSameNameInAnotherCase() {
    insert("Prod", Dialect.SQLITE);

    assertThatThrownBy(() -> insert("prod", Dialect.SQLITE))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("connections.name")
        .extracting(e -> ((SqliteFileException) e).details().get("sqliteCode"))
        .isEqualTo("SQLITE_CONSTRAINT_UNIQUE");
  }

  @Test
  void listsByNameWithoutRegardToCase() {
    insert("b", Dialect.SQLITE);
    insert("C", Dialect.SQLITE);
    insert("A", Dialect.SQLITE);

    assertThat(store.connections().list())
        .extracting(DatabaseConnection::name)
        .containsExactly("A", "b", "C");
  }

  @Test
  void updatesAllButIdAndCreationTime() {
    DatabaseConnection made = insert("shop", Dialect.SQLITE);

    DatabaseConnection updated =
        store
            .connections()
            .update(made.id(), new Draft("Shop", "postgres://h/s", Dialect.POSTGRES, null), LATER);

    assertThat(updated.id()).isEqualTo(made.id());
    assertThat(updated.name()).isEqualTo("Shop");
    assertThat(updated.url()).isEqualTo("postgres://h/s");
    assertThat(updated.dbType()).isEqualTo("postgres");
    assertThat(updated.createdAt()).isEqualTo(NOW);
    assertThat(updated.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void refusesToUpdateWhatIsNotThere() {
    assertThatThrownBy(
            () -> store.connections().update(77, new Draft("x", "", Dialect.SQLITE, null), LATER))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("77");
  }

  @Test
  void tellsWhetherItDeleted() {
    DatabaseConnection made = insert("shop", Dialect.SQLITE);

    assertThat(store.connections().delete(made.id())).isTrue();
    assertThat(store.connections().delete(made.id())).isFalse();
    assertThat(store.connections().list()).isEmpty();
  }

  @Test
  void neverGivesADeletedIdToAnother() {
    DatabaseConnection first = insert("one", Dialect.SQLITE);
    store.connections().delete(first.id());

    assertThat(insert("two", Dialect.SQLITE).id()).isGreaterThan(first.id());
  }

  @Test
  void writesTimesAsUtcWithMilliseconds() {
    insert("shop", Dialect.SQLITE);

    assertThat(rows("SELECT created_at, updated_at FROM connections"))
        .containsExactly("2026-01-02T03:04:05.678Z|2026-01-02T03:04:05.678Z");
  }

  @Test
  void readsTimesInTheSourcesOtherForms() {
    insert("shop", Dialect.SQLITE);
    execute("UPDATE connections SET created_at = '2025-06-21 11:09:53'");
    execute("UPDATE connections SET updated_at = '2025-06-21T11:09:53.832123'");

    DatabaseConnection read = store.connections().find("shop").orElseThrow();

    assertThat(read.createdAt()).isEqualTo("2025-06-21T11:09:53Z");
    assertThat(read.updatedAt()).isEqualTo("2025-06-21T11:09:53.832123Z");
  }

  @Test
  void saysWhichColumnHoldsNoTime() {
    insert("shop", Dialect.SQLITE);
    execute("UPDATE connections SET created_at = 'yesterday'");

    assertThatThrownBy(() -> store.connections().find("shop"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("created_at");
  }

  private DatabaseConnection insert(String name, Dialect dialect) {
    return store.connections().insert(new Draft(name, "sqlite:/data/shop", dialect, null), NOW);
  }
}
