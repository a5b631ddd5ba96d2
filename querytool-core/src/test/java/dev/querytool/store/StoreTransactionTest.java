package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.CatalogStore.Head;
import dev.querytool.catalog.NameCase;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.sqlite.SqliteFileException;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoreTransactionTest extends StoreTestCase {

  @Test
  void keepsWhatAllPortsWroteTogether() {
    store.catalog().inTransaction(this::writeThroughEveryPort);

    assertThat(counts()).isEqualTo("1|1|1|1");
  }

  @Test
  void undoesWhatAllPortsWroteTogether() {
    assertThatThrownBy(
            () ->
                store
                    .credentials()
                    .inTransaction(
                        () -> {
                          writeThroughEveryPort();
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    assertThat(counts()).isEqualTo("0|0|0|0");
  }

  @Test
  void undoesAnInnerTransactionAloneWhenItsFailureIsCaught() {
    store
        .connections()
        .inTransaction(
            () -> {
              insert("outer");
              assertThatThrownBy(
                      () ->
                          store
                              .catalog()
                              .inTransaction(
                                  () -> {
                                    insert("inner");
                                    throw new IllegalStateException("no");
                                  }))
                  .isInstanceOf(IllegalStateException.class);
              return insert("after");
            });

    assertThat(store.connections().list())
        .extracting(DatabaseConnection::name)
        .containsExactly("after", "outer");
  }

  @Test
  void goesOnAfterARefusedStatement() {
    store
        .connections()
        .inTransaction(
            () -> {
              insert("one");
              assertThatThrownBy(() -> insert("ONE")).isInstanceOf(SqliteFileException.class);
              return insert("two");
            });

    assertThat(store.connections().list()).hasSize(2);
  }

  @Test
  void undoesTheInnerWithTheOuterOne() {
    assertThatThrownBy(
            () ->
                store
                    .connections()
                    .inTransaction(
                        () -> {
                          store.catalog().inTransaction(() -> insert("inner"));
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.connections().list()).isEmpty();
  }

  @Test
  void readsItsOwnWritesWhileOtherThreadsDoNot() {
    int elsewhere =
        store
            .connections()
            .inTransaction(
                () -> {
                  insert("mine");
                  assertThat(store.connections().find("mine")).isPresent();
                  return CompletableFuture.supplyAsync(() -> store.connections().list().size())
                      .join();
                });

    assertThat(elsewhere).isZero();
    assertThat(store.connections().list()).hasSize(1);
  }

  private DatabaseConnection insert(String name) {
    return store.connections().insert(new Draft(name, "", Dialect.SQLITE, null), NOW);
  }

  private boolean writeThroughEveryPort() {
    long id = insert("shop").id();
    store
        .catalog()
        .insertTable(id, TableMetadata.builder("main", "t", TableType.TABLE).build(), NOW);
    store.catalog().saveHead(id, new Head(1, NOW, "main", NameCase.IGNORED));
    store
        .credentials()
        .insert(new Credential("1", "default_user", "s", "", new CredentialHint("", ""), NOW), "t");
    return true;
  }

  private String counts() {
    return rows("SELECT (SELECT count(*) FROM connections), (SELECT count(*) FROM table_metadata),"
            + " (SELECT count(*) FROM catalog_heads),"
            + " (SELECT count(*) FROM external_credentials)")
        .get(0);
  }
}
