package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharesTest {

  @TempDir private Path folder;

  @Test
  void oneOfManyHasHalfAPoolAtMost() {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections connections =
        ManagedConnections.builder(store, store)
            .poolSize(4)
            .acquireTimeout(Duration.ofMillis(300))
            .build()) {
      connections.register("shop", "sqlite:" + SqliteFiles.create(folder.resolve("a.db"), "x"));
      ReadSession first = borrow(connections, "ann");
      try (ReadSession second = borrow(connections, "ann")) {
        assertThatThrownBy(() -> connections.borrow("shop", new SessionWait("ann")).close())
            .isInstanceOf(ConnectionFailedException.class)
            .hasMessageContaining("as many as one caller may have");
        first.close();
        try (ReadSession again = borrow(connections, "ann");
            ReadSession other = borrow(connections, "bob");
            ReadSession own = borrow(connections, "")) {
          assertThat(List.of(second, again, other, own))
              .allSatisfy(session -> assertThat(SqliteFiles.value(session)).isEqualTo("x"));
          assertThatThrownBy(() -> connections.borrow("shop", new SessionWait("bob")).close())
              .hasMessageContaining("4 of 4 sessions");
        }
      }
      borrow(connections, "bob").close();
    }
  }

  private static ReadSession borrow(ManagedConnections connections, String caller) {
    return PatientBorrower.borrow(connections, "shop", new SessionWait(caller));
  }

  @Test
  void aShareIsOneSessionAtLeast() {
    assertThat(new Shares(1).size()).isEqualTo(1);
    assertThat(new Shares(3).size()).isEqualTo(1);
    assertThat(new Shares(4).size()).isEqualTo(2);
  }

  @Test
  void onlySoManyOfOneCallerWait() {
    Shares shares = new Shares(2);
    List<CompletableFuture<Void>> turns = new ArrayList<>();
    CompletableFuture<Void> turn = shares.join("ann");
    while (turn != null) {
      turns.add(turn);
      turn = shares.join("ann");
    }
    assertThat(turns).hasSize(26);
    assertThat(turns.stream().filter(CompletableFuture::isDone)).hasSize(1);
    assertThat(shares.join("bob")).isCompleted();

    shares.leave("ann", turns.get(25));
    assertThat(shares.join("ann")).isNotNull().isNotDone();
    shares.pass("ann");
    assertThat(turns.get(1)).isCompleted();
  }

  @Test
  void closingLetsEverybodyThrough() {
    Shares shares = new Shares(2);
    assertThat(shares.join("ann")).isCompleted();
    CompletableFuture<Void> waiting = shares.join("ann");
    shares.open();
    assertThat(waiting).isCompleted();
    assertThat(shares.join("ann")).isCompleted();
    assertThat(shares.join("new")).isCompleted();
  }
}
