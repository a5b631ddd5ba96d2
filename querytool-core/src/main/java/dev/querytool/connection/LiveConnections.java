package dev.querytool.connection;

import dev.querytool.connection.ConnectionStore.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registered connections that this process has used or is registering, by name. */
final class LiveConnections {

  private static final Logger LOG = LoggerFactory.getLogger(LiveConnections.class);

  private final ConnectionStore store;
  private final Function<DatabaseConnection, Lender> stored;
  private final StateListeners listeners;
  private final Duration patience;
  private final Map<String, LiveConnection> live = new ConcurrentHashMap<>();
  private final Map<String, StateTracker> attempts = new ConcurrentHashMap<>();
  private long changes;
  private volatile boolean closed;

  /**
   * Knows none at first.
   *
   * @param stored makes the source of a row that was registered before
   * @param patience how long to wait for another thread that is opening a connection
   */
  LiveConnections(
      ConnectionStore store,
      Function<DatabaseConnection, Lender> stored,
      StateListeners listeners,
      Duration patience) {
    this.store = store;
    this.stored = stored;
    this.listeners = listeners;
    this.patience = patience;
  }

  void checkOpen() {
    if (closed) {
      throw ConnectionStateException.closed();
    }
  }

  /** Finds a registered connection without asking the store if this process has used it. */
  LiveConnection get(String name) {
    LiveConnection known = live.get(ConnectionName.key(name));
    return known != null ? known : loaded(name);
  }

  /** Says that a name is not registered, and which ones are near. */
  ConnectionNotFoundException notFound(String name) {
    List<String> known = store.list().stream().map(DatabaseConnection::name).toList();
    return ConnectionNotFoundException.of(name, known);
  }

  /** Borrows a session; a database out of reach is disconnected. */
  ReadSession borrow(String name, SessionWait wait) {
    while (true) {
      checkOpen();
      LiveConnection connection = get(name);
      try {
        ReadSession session = connection.borrow(wait);
        if (session != null) {
          return session;
        }
      } catch (ConnectionFailedException e) {
        Dialect found = e.kind().found();
        if (found != null && isNoted(connection, found)) {
          continue;
        }
        if (e.kind().isLost()) {
          lose(connection, StateTracker.text(e));
        }
        throw e;
      }
    }
  }

  /**
   * Notes that another engine of the same family answers at an address, unless the connection was
   * registered anew meanwhile; then what was found no longer matters.
   */
  private boolean isNoted(LiveConnection connection, Dialect found) {
    DatabaseConnection row = connection.row();
    if (row.dialect() == found) {
      return false;
    }
    LOG.warn("'{}' leads to {} now, no longer to {}", row.name(), found, row.dialect());
    Optional<DatabaseConnection> noted =
        store.inTransaction(
            () ->
                store
                    .find(row.name())
                    .filter(now -> now.id() == row.id() && now.url().equals(row.url()))
                    .map(now -> store.update(now.id(), Draft.of(now, found), now.updatedAt())));
    synchronized (this) {
      changes++;
      String key = ConnectionName.key(row.name());
      noted.ifPresentOrElse(
          now -> live.replace(key, connection, unopened(now, connection.tracker())),
          () -> live.remove(key, connection));
    }
    connection.retire();
    return true;
  }

  private LiveConnection unopened(DatabaseConnection row, StateTracker tracker) {
    return new LiveConnection(row, () -> stored.apply(row), tracker, patience);
  }

  /** Closes what a connection has open; its next use opens it again. */
  void disconnect(LiveConnection connection) {
    if (isRetired(connection)) {
      connection.tracker().disconnected();
    }
  }

  private void lose(LiveConnection connection, String error) {
    if (isRetired(connection)) {
      connection.tracker().lost(error);
    }
  }

  private boolean isRetired(LiveConnection connection) {
    String key = ConnectionName.key(connection.row().name());
    boolean retired = live.replace(key, connection, connection.fresh());
    if (retired) {
      connection.retire();
    }
    return retired;
  }

  /** Returns what follows the states of a name, if it is registered or being registered. */
  Optional<StateTracker> tracker(String name) {
    String key = ConnectionName.key(name);
    LiveConnection connection = live.get(key);
    return connection != null
        ? Optional.of(connection.tracker())
        : Optional.ofNullable(attempts.get(key));
  }

  /** Begins to follow the registration of a name. */
  StateTracker attempted(String name) {
    LiveConnection connection = live.get(ConnectionName.key(name));
    return connection != null
        ? connection.tracker()
        : attempts.computeIfAbsent(
            ConnectionName.key(name), key -> new StateTracker(name, listeners));
  }

  /** Ends following a registration. */
  void attemptEnded(String name, StateTracker tracker) {
    attempts.remove(ConnectionName.key(name), tracker);
  }

  /** Puts a row just written in place; returns what stood there. */
  synchronized @Nullable LiveConnection put(
      DatabaseConnection row, Supplier<Lender> lenders, StateTracker tracker) {
    changes++;
    String key = ConnectionName.key(row.name());
    LiveConnection old = live.get(key);
    StateTracker kept = old == null ? tracker : old.tracker();
    live.put(key, new LiveConnection(row, lenders, kept, patience));
    return old;
  }

  /** Forgets a row just deleted; returns what stood there. */
  synchronized @Nullable LiveConnection drop(String name) {
    changes++;
    return live.remove(ConnectionName.key(name));
  }

  /** Retires all; nothing is lent any more. */
  void close() {
    closed = true;
    for (LiveConnection connection : List.copyOf(live.values())) {
      connection.retire();
      connection.tracker().disconnected();
    }
    live.clear();
  }

  private LiveConnection loaded(String name) {
    String key = ConnectionName.key(name);
    while (true) {
      long before = changes();
      DatabaseConnection row = stored(name);
      synchronized (this) {
        if (changes == before) {
          return live.computeIfAbsent(
              key, k -> unopened(row, new StateTracker(row.name(), listeners)));
        }
      }
    }
  }

  private synchronized long changes() {
    return changes;
  }

  private DatabaseConnection stored(String name) {
    return store.find(name).orElseThrow(() -> notFound(name));
  }
}
