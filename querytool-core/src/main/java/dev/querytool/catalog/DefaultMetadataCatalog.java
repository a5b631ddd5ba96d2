package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.DatabaseConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

final class DefaultMetadataCatalog implements ManagedCatalog {

  private final ConnectionSessions sessions;
  private final CatalogStore store;
  private final Clock clock;
  private final StructureLimits limits;
  private final Map<String, LiveCatalog> live = new ConcurrentHashMap<>();
  private volatile boolean closed;

  DefaultMetadataCatalog(
      ConnectionSessions sessions, CatalogStore store, Clock clock, StructureLimits limits) {
    this.sessions = sessions;
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public ConnectionCatalog on(String connection) {
    return on(connection, List::of, (name, changes) -> {});
  }

  @Override
  public MetadataCatalog visibleTo(Function<String, List<Grant>> grants) {
    return visibleTo(grants, (connection, changes) -> {});
  }

  @Override
  public MetadataCatalog visibleTo(
      Function<String, List<Grant>> grants, AnnotationListener listener) {
    return new CallerCatalog(
        this, requireNonNull(grants, "grants"), requireNonNull(listener, "listener"));
  }

  ConnectionCatalog on(
      String connection, Supplier<List<Grant>> grants, AnnotationListener listener) {
    return new DefaultConnectionCatalog(this, find(connection).name(), grants, listener);
  }

  @Override
  public void close() {
    closed = true;
    live.keySet().forEach(this::forget);
  }

  ConnectionSessions sessions() {
    return sessions;
  }

  StructureLimits limits() {
    return limits;
  }

  /** Does something with a connection's catalogue. */
  <T> T with(String name, BiFunction<LiveCatalog, DatabaseConnection, T> work) {
    DatabaseConnection connection = find(name);
    return work.apply(liveOf(connection), connection);
  }

  private DatabaseConnection find(String name) {
    if (closed) {
      throw new IllegalStateException("The catalogue is closed.");
    }
    try {
      return sessions.connection(name);
    } catch (ConnectionNotFoundException e) {
      forget(AsciiCase.fold(name));
      throw e;
    }
  }

  private LiveCatalog liveOf(DatabaseConnection connection) {
    String key = AsciiCase.fold(connection.name());
    LiveCatalog known = live.get(key);
    if (known != null && known.connectionId() == connection.id()) {
      return known;
    }
    return live.compute(
        key,
        (name, before) -> {
          if (before != null && before.connectionId() == connection.id()) {
            return before;
          }
          if (before != null) {
            before.close();
          }
          return new LiveCatalog(connection.id(), store, clock);
        });
  }

  private void forget(String key) {
    LiveCatalog gone = live.remove(key);
    if (gone != null) {
      gone.close();
    }
  }
}
