package dev.querytool;

import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.Arrays;

/** The child of the rotation's kill test: changes the master key again and again until it dies. */
final class RotatingProcess {

  static final int CREDENTIALS = 30;

  private RotatingProcess() {}

  /** Takes the store and the database. */
  public static void main(String[] arguments) {
    QueryTool tool =
        QueryTool.builder()
            .store(Path.of(arguments[0]))
            .masterKey(key(1))
            .auditBeforeAnswer()
            .open();
    tool.connections().register("shop", "sqlite:" + arguments[1]);
    tool.queries().on("shop").sql("SELECT 1").run();
    for (int i = 0; i < CREDENTIALS; i++) {
      tool.credentials().store("service", "n" + i, Secret.of("value " + i));
    }
    for (int next = 2; next < 100; next++) {
      KilledProcess.mark("begin " + next);
      tool.rotateMasterKey(key(next));
    }
  }

  static MasterKey key(int number) {
    return MasterKey.of(
        () -> {
          byte[] bytes = new byte[32];
          Arrays.fill(bytes, (byte) number);
          return bytes;
        });
  }
}
