package dev.querytool.connection;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Counts the turns of a use of a session that has just come back: one that has rested for half a
 * second, as it may on a busy machine, is looked at before it is lent.
 */
final class QuickUse {

  private static final long SHORT = Duration.ofMillis(400).toNanos();
  private static final int TRIES = 100;

  /** What is done on a wire. */
  @FunctionalInterface
  interface Use {
    void run() throws SQLException;
  }

  private final Relay relay;
  private final ManagedConnections connections;

  /** Counts on a wire to which a connection {@code wire} leads. */
  QuickUse(Relay relay, ManagedConnections connections) {
    this.relay = relay;
    this.connections = connections;
  }

  int turns(Use use) throws SQLException {
    for (int i = 0; i < TRIES; i++) {
      connections.borrow("wire").close();
      long begun = System.nanoTime();
      int before = relay.turns();
      use.run();
      if (System.nanoTime() - begun < SHORT) {
        return relay.turns() - before;
      }
    }
    throw new AssertionError("none of " + TRIES + " uses was quick");
  }
}
