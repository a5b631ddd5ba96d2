package dev.querytool;

import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.ReadSession;
import dev.querytool.connection.RegistrationStep;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.MasterKey;
import java.nio.file.Path;

/** The child of the kill test: registers one connection after the other. */
final class RegisteringProcess {

  private RegisteringProcess() {}

  /**
   * Takes the store, the database and the phase in which to wait for the end: prepare, save, none.
   */
  public static void main(String[] arguments) {
    Path store = Path.of(arguments[0]);
    String url = "sqlite:" + arguments[1];
    QueryToolBuilder settings = QueryTool.builder().store(store).masterKey(MasterKey.none());
    try (Wiring wiring = Wiring.of(settings, store, new OpenParts())) {
      wiring.connections().addStep(new Marking(arguments[2]));
      for (int round = 0; round < 1_000; round++) {
        KilledProcess.mark("begin " + round);
        wiring.connections().register("c" + round, url);
        KilledProcess.mark("done " + round);
      }
    }
  }

  private record Marking(String held) implements RegistrationStep {

    @Override
    public Prepared prepare(String name, ReadSession session) {
      reach("prepare", name);
      return saved -> save(saved);
    }

    private void save(DatabaseConnection saved) {
      reach("save", saved.name());
    }

    private void reach(String phase, String name) {
      if (phase.equals(held) && !name.equals("c0")) {
        KilledProcess.hold(phase + " " + name);
      }
    }
  }
}
