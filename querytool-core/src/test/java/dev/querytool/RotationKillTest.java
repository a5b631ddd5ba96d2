package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies while it changes the master key leaves all under the old or the new one. */
class RotationKillTest {

  private static final int KILLS = Boolean.getBoolean("querytool.tests.deep") ? 40 : 2;

  @TempDir private Path directory;

  @Test
  void everythingIsUnderOneKeyWheneverItIsKilled() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SourceFile source =
        SourceFile.create(directory.resolve("source.db"), "CREATE TABLE t (id INTEGER)");
    int olds = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path store = directory.resolve("store" + kill + ".db");
      int next = killedWhileRotating(store, source, random);

      boolean old = readable(store, next - 1);
      boolean fresh = readable(store, next);

      assertThat(old ^ fresh).as("kill %d of seed %d: %s, %s", kill, seed, old, fresh).isTrue();
      olds += old ? 1 : 0;
    }
    System.out.printf(
        "RotationKillTest: %d kills, seed %d, %d before the commit, %d after%n",
        KILLS, seed, olds, KILLS - olds);
  }

  private static int killedWhileRotating(Path store, SourceFile source, Random random) {
    String[] arguments = {store.toString(), source.path().toString()};
    try (KilledProcess child = KilledProcess.start(RotatingProcess.class, arguments)) {
      child.awaitMark("begin " + (2 + random.nextInt(3)));
      child.killAfter(Duration.ofNanos(random.nextInt(400_000_000)));
      assertThat(new SourceFile(store).strings("PRAGMA integrity_check")).containsExactly("ok");
      List<String> marks = child.marks();
      return Integer.parseInt(marks.get(marks.size() - 1).substring("begin ".length()));
    }
  }

  /** Tells whether all that is in a store is under a key; fails if a part of it is. */
  private static boolean readable(Path store, int key) {
    try (QueryTool tool =
        QueryTool.builder().store(store).masterKey(RotatingProcess.key(key)).open()) {
      List<Credential> all = tool.credentials().list();
      assertThat(all).hasSize(RotatingProcess.CREDENTIALS);
      long opened = all.stream().filter(each -> opens(tool, each)).count();
      boolean chained = verifies(tool);
      assertThat(opened).isEqualTo(chained ? RotatingProcess.CREDENTIALS : 0);
      return chained;
    }
  }

  private static boolean opens(QueryTool tool, Credential credential) {
    try {
      return tool.credentials().open(credential.id()).reveal(value -> value.startsWith("value "));
    } catch (CredentialException underAnotherKey) {
      return false;
    }
  }

  private static boolean verifies(QueryTool tool) {
    try {
      return tool.history().verify().isIntact();
    } catch (CredentialException underAnotherKey) {
      return false;
    }
  }
}
