package dev.querytool.connection;

import dev.querytool.connection.RegistrationStep.Prepared;
import dev.querytool.vault.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Registers and removes connections: each is tried out first, then written in one transaction. */
final class Registrar {

  /**
   * What is to be registered.
   *
   * @param onlyNew whether a name that is taken is refused
   * @param connects whether the database is tried out before anything is written
   */
  record Request(
      String name, Origin origin, @Nullable Secret password, boolean onlyNew, boolean connects) {

    Request answeredBy(Dialect found) {
      return new Request(name, origin.answering(found), password, onlyNew, connects);
    }
  }

  /** What is to be written: a request as the database has answered it. */
  private record Tried(Request request, List<Prepared> prepared) {}

  private final ConnectionStore store;
  private final ConnectionCredentials credentials;
  private final LiveConnections live;
  private final Clock clock;
  private final List<RegistrationStep> steps = new CopyOnWriteArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();

  Registrar(
      ConnectionStore store, ConnectionCredentials credentials, LiveConnections live, Clock clock) {
    this.store = store;
    this.credentials = credentials;
    this.live = live;
    this.clock = clock;
  }

  void addStep(RegistrationStep step) {
    steps.add(step);
  }

  DatabaseConnection register(Request request) {
    Optional<DatabaseConnection> before = store.find(request.name());
    refuseTaken(request, before);
    Secret password = credentials.chosen(before, request.origin(), request.password());
    StateTracker tracker = live.attempted(request.name());
    long attempt = request.connects() && before.isEmpty() ? tracker.begin() : StateTracker.NONE;
    try {
      Tried tried = request.connects() ? tried(request, password) : new Tried(request, List.of());
      return write(tried, password, tracker, attempt);
    } catch (RuntimeException | Error e) {
      tracker.failed(attempt, StateTracker.text(e));
      throw e;
    } finally {
      live.attemptEnded(request.name(), tracker);
    }
  }

  boolean remove(String name) {
    boolean removed;
    LiveConnection old;
    writing.lock();
    try {
      removed = store.inTransaction(() -> store.find(name).map(this::deleted).orElse(false));
      old = live.drop(name);
    } finally {
      writing.unlock();
    }
    if (old != null) {
      old.retire();
      old.tracker().disconnected();
    }
    return removed;
  }

  private Tried tried(Request request, @Nullable Secret password) {
    List<Prepared> prepared = new ArrayList<>();
    try (ReadSession session = request.origin().tryOut(password)) {
      for (RegistrationStep step : steps) {
        prepared.add(step.prepare(request.name(), session));
      }
      return new Tried(request.answeredBy(session.dialect()), prepared);
    }
  }

  private DatabaseConnection write(
      Tried tried, @Nullable Secret password, StateTracker tracker, long attempt) {
    Request request = tried.request();
    DatabaseConnection saved;
    LiveConnection old;
    writing.lock();
    try {
      live.checkOpen();
      saved = store.inTransaction(() -> saved(tried, password));
      old = live.put(saved, () -> lender(saved, request.origin()), tracker);
    } finally {
      writing.unlock();
    }
    if (old != null) {
      old.retire();
    }
    StateTracker followed = old == null ? tracker : old.tracker();
    if (request.connects()) {
      followed.registered(attempt);
    } else {
      followed.disconnected();
    }
    return saved;
  }

  private DatabaseConnection saved(Tried tried, @Nullable Secret password) {
    Request request = tried.request();
    Optional<DatabaseConnection> before = store.find(request.name());
    refuseTaken(request, before);
    Origin origin = request.origin();
    String credential = credentials.save(before, request.name(), origin, password);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    DatabaseConnection row =
        before
            .map(old -> store.update(old.id(), draft(old.name(), origin, credential), now))
            .orElseGet(() -> store.insert(draft(request.name(), origin, credential), now));
    if (credential == null) {
      before.flatMap(DatabaseConnection::credentialId).ifPresent(credentials::delete);
    }
    tried.prepared().forEach(step -> step.save(row));
    return row;
  }

  private boolean deleted(DatabaseConnection row) {
    boolean deleted = store.delete(row.id());
    row.credentialId().ifPresent(credentials::delete);
    return deleted;
  }

  private Lender lender(DatabaseConnection row, Origin origin) {
    return origin.lender(row.name(), credentials.of(row, origin));
  }

  private static ConnectionStore.Draft draft(
      String name, Origin origin, @Nullable String credential) {
    return new ConnectionStore.Draft(
        name, origin.url(), origin.dialect(), origin.tls().orElse(null), origin.zone(), credential);
  }

  private static void refuseTaken(Request request, Optional<DatabaseConnection> before) {
    if (request.onlyNew() && before.isPresent()) {
      throw DuplicateConnectionException.of(before.get().name());
    }
  }
}
