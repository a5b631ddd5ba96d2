package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Account;
import dev.querytool.access.Grant;
import dev.querytool.query.RowStream;
import dev.querytool.testkit.Await;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerShareTest {

  private static final Secret PASSWORD = Secret.of("correct horse battery");

  @TempDir Path directory;

  @Test
  void aCallerWhoStreamsAllHeMayLeavesHalfThePoolToOthers() throws Exception {
    SourceFile shop =
        SourceFile.create(
            directory.resolve("shop.db"),
            "CREATE TABLE orders (id INTEGER PRIMARY KEY)",
            "INSERT INTO orders VALUES (1), (2)");
    Path store = directory.resolve("store").resolve("querytool.db");
    try (SharedQueryTool tool =
        QueryTool.builder()
            .store(store)
            .masterKey(MasterKey.fromFileOrCreate(directory.resolve("key")))
            .poolSize(4)
            .multiUser()
            .connectionsAnywhere()
            .open()) {
      tool.accounts().register("ann", PASSWORD);
      Account bob = tool.accounts().register("bob", PASSWORD);
      QuerySession admin = tool.as(tool.accounts().authenticate("ann", PASSWORD));
      QuerySession user = tool.as(tool.accounts().authenticate("bob", PASSWORD));
      admin.connections().register("shop", shop.url());
      tool.grants().grant(bob.uid(), Grant.everything("shop"));
      Thread third;
      try (RowStream one = stream(user);
          RowStream two = stream(user)) {
        third = new Thread(() -> stream(user).close(), "third");
        third.start();
        Await.until(
            () ->
                third.getState() == Thread.State.TIMED_WAITING
                    || third.getState() == Thread.State.TERMINATED);
        try (RowStream three = stream(admin);
            RowStream four = stream(admin)) {
          assertThat(three.iterator().hasNext() && four.iterator().hasNext()).isTrue();
          assertThat(third.isAlive()).isTrue();
        }
        assertThat(one.iterator().hasNext() && two.iterator().hasNext()).isTrue();
      }
      third.join(60_000);
      assertThat(third.isAlive()).isFalse();
    }
  }

  private static RowStream stream(QuerySession session) {
    return session.queries().on("shop").sql("SELECT id FROM orders").stream();
  }
}
