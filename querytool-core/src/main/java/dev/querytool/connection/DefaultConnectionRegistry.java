package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.vault.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The registry over a store, a vault and pools. */
final class DefaultConnectionRegistry implements ManagedConnections {

  private final ConnectionStore store;
  private final ConnectionCredentials credentials;
  private final Origins origins;
  private final Pools pools;
  private final StateListeners listeners = new StateListeners();
  private final LiveConnections live;
  private final Registrar registrar;

  DefaultConnectionRegistry(
      ConnectionStore store,
      ConnectionCredentials credentials,
      Origins origins,
      Pools pools,
      Clock clock) {
    this.store = store;
    this.credentials = credentials;
    this.origins = origins;
    this.pools = pools;
    this.live =
        new LiveConnections(store, this::lender, listeners, pools.settings().acquireTimeout());
    this.registrar = new Registrar(store, credentials, live, clock);
  }

  @Override
  public DatabaseConnection register(String name, String url) {
    return registration(name, url).register();
  }

  @Override
  public DatabaseConnection register(String name, String url, Secret password) {
    return registration(name, url).password(password).register();
  }

  @Override
  public DatabaseConnection register(String name, DataSource dataSource, Dialect dialect) {
    return registration(name, dataSource, dialect).register();
  }

  @Override
  public Registration registration(String name, String url) {
    live.checkOpen();
    return registration(name, origins.of(url));
  }

  @Override
  public Registration registration(String name, DataSource dataSource, Dialect dialect) {
    return registration(name, origins.of(requireNonNull(dataSource, "dataSource"), dialect));
  }

  @Override
  public List<DatabaseConnection> list() {
    live.checkOpen();
    return store.list();
  }

  @Override
  public Optional<DatabaseConnection> find(String name) {
    live.checkOpen();
    return store.find(name);
  }

  @Override
  public DatabaseConnection get(String name) {
    return find(name).orElseThrow(() -> live.notFound(name));
  }

  @Override
  public DatabaseConnection connection(String name) {
    live.checkOpen();
    return live.get(name).row();
  }

  @Override
  public ReadSession borrow(String name) {
    return borrow(name, new SessionWait());
  }

  @Override
  public ReadSession borrow(String name, SessionWait wait) {
    return live.borrow(name, wait);
  }

  @Override
  public boolean remove(String name) {
    live.checkOpen();
    return registrar.remove(name);
  }

  @Override
  public ConnectionTest test(String name) {
    live.checkOpen();
    LiveConnection connection = live.get(name);
    DatabaseConnection row = connection.row();
    return Trial.of(() -> row.url().isEmpty() ? connection.tryOut() : trial(row));
  }

  @Override
  public ConnectionTest test(String url, Secret password) {
    live.checkOpen();
    Origin origin = origins.of(url);
    Secret chosen = credentials.chosen(Optional.empty(), origin, password);
    return Trial.of(() -> origin.tryOut(chosen));
  }

  @Override
  public PrivilegeReport privileges(String name) {
    try (ReadSession session = borrow(name)) {
      return Privileges.read(session);
    }
  }

  @Override
  public ConnectionState state(String name) {
    live.checkOpen();
    return live.tracker(name).map(StateTracker::state).orElseGet(() -> unused(name));
  }

  @Override
  public Optional<String> lastError(String name) {
    live.checkOpen();
    Optional<StateTracker> tracker = live.tracker(name);
    if (tracker.isEmpty()) {
      get(name);
    }
    return tracker.flatMap(StateTracker::lastError);
  }

  @Override
  public void disconnect(String name) {
    live.checkOpen();
    live.disconnect(live.get(name));
  }

  @Override
  public ListenerHandle addListener(ConnectionListener listener) {
    return listeners.add(requireNonNull(listener, "listener"));
  }

  @Override
  public void addStep(RegistrationStep step) {
    registrar.addStep(requireNonNull(step, "step"));
  }

  @Override
  public void close() {
    live.close();
    pools.close();
  }

  private Registration registration(String name, Origin origin) {
    live.checkOpen();
    return new DefaultRegistration(registrar, ConnectionName.checked(name), origin);
  }

  private ConnectionState unused(String name) {
    get(name);
    return ConnectionState.INITIAL;
  }

  private ReadSession trial(DatabaseConnection row) {
    Origin origin = origins.of(row);
    return origin.tryOut(credentials.of(row, origin));
  }

  private Lender lender(DatabaseConnection row) {
    Origin origin = origins.of(row);
    return origin.lender(row.name(), credentials.of(row, origin));
  }
}
