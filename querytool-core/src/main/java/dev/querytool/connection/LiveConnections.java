package dev.querytool.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The registered connections that this process has used or is registering, by name. */
final class LiveConnections {

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
  ReadSession borrow(String name) {
    while (true) {
      checkOpen();
      LiveConnection connection = get(name);
      try {
        ReadSession session = connection.borrow();
        if (session != null) {
          return session;
        }
      } catch (ConnectionFailedException e) {
        if (e.kind().isLost()) {
          disconnect(connection, StateTracker.text(e));
        }
        throw e;
      }
    }
  }

  /** Closes what a connection has open; its next use opens it again. */
  void disconnect(LiveConnection connection, @Nullable String error) {
    String key = ConnectionName.key(connection.row().name());
    if (live.replace(key, connection, connection.fresh())) {
      connection.retire();
      connection.tracker().disconnected(error);
    }
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
      connection.tracker().disconnected(null);
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
              key,
              k ->
                  new LiveConnection(
                      row,
                      () -> stored.apply(row),
                      new StateTracker(row.name(), listeners),
                      patience));
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
