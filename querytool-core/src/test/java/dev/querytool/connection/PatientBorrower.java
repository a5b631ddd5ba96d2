package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.testkit.Await;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Borrows where waits are short: a busy machine may take longer than that to open a session. */
final class PatientBorrower {

  private PatientBorrower() {}

  /** Borrows a session that must be to be had. */
  static ReadSession borrow(ConnectionSessions connections, String name, SessionWait wait) {
    AtomicReference<@Nullable ReadSession> lent = new AtomicReference<>();
    Await.until(
        "a session of '" + name + "' is lent",
        () -> {
          lent.set(lentOrNot(connections, name, wait));
          return lent.get() != null;
        });
    return requireNonNull(lent.get());
  }

  private static @Nullable ReadSession lentOrNot(
      ConnectionSessions connections, String name, SessionWait wait) {
    try {
      return connections.borrow(name, wait);
    } catch (ConnectionFailedException notYet) {
      return null;
    }
  }
}
