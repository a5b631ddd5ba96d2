package dev.querytool;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.AccessDeniedException;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.connection.ConnectionListener;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.connection.ConnectionState;
import dev.querytool.connection.ConnectionTest;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.PrivilegeReport;
import dev.querytool.vault.Secret;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The connections as one caller may use them: of those of which something is granted, name, engine
 * and state; whatever opens or changes one, or tells where it leads and what its server said, only
 * to who may change them.
 */
final class CallerConnections implements ConnectionRegistry {

  private final ConnectionRegistry all;
  private final CallerRights rights;

  CallerConnections(ConnectionRegistry all, CallerRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public DatabaseConnection register(String name, String url) {
    return writable().register(name, url);
  }

  @Override
  public DatabaseConnection register(String name, String url, Secret password) {
    return writable().register(name, url, password);
  }

  @Override
  public DatabaseConnection register(String name, DataSource dataSource, Dialect dialect) {
    return writable().register(name, dataSource, dialect);
  }

  @Override
  public Registration registration(String name, String url) {
    return new CallerRegistration(writable().registration(name, url), rights);
  }

  @Override
  public Registration registration(String name, DataSource dataSource, Dialect dialect) {
    return new CallerRegistration(writable().registration(name, dataSource, dialect), rights);
  }

  @Override
  public List<DatabaseConnection> list() {
    rights.require(Permission.CONNECTIONS_READ, "");
    return all.list().stream()
        .filter(connection -> isSeen(connection.name()))
        .map(this::shown)
        .toList();
  }

  @Override
  public Optional<DatabaseConnection> find(String name) {
    rights.require(Permission.CONNECTIONS_READ, "");
    return all.find(name).filter(connection -> isSeen(connection.name())).map(this::shown);
  }

  @Override
  public DatabaseConnection get(String name) {
    return shown(seen(name).get(name));
  }

  @Override
  public boolean remove(String name) {
    return writable().remove(name);
  }

  @Override
  public ConnectionTest test(String name) {
    return writable().test(name);
  }

  @Override
  public ConnectionTest test(String url, Secret password) {
    return writable().test(url, password);
  }

  @Override
  public PrivilegeReport privileges(String name) {
    return writable().privileges(name);
  }

  @Override
  public ConnectionState state(String name) {
    return seen(name).state(name);
  }

  @Override
  public Optional<String> lastError(String name) {
    return writable().lastError(name);
  }

  @Override
  public void disconnect(String name) {
    writable().disconnect(name);
  }

  @Override
  public ListenerHandle addListener(ConnectionListener listener) {
    requireNonNull(listener, "listener");
    return writable()
        .addListener(
            (name, from, to) -> {
              if (rights.allow(Permission.CONNECTIONS_WRITE, "")) {
                listener.stateChanged(name, from, to);
              }
            });
  }

  private ConnectionRegistry writable() {
    rights.require(Permission.CONNECTIONS_WRITE, "");
    return all;
  }

  private ConnectionRegistry seen(String name) {
    rights.require(Permission.CONNECTIONS_READ, "");
    rights.grantsOn(name);
    return all;
  }

  private DatabaseConnection shown(DatabaseConnection connection) {
    return rights.allow(Permission.CONNECTIONS_WRITE, "") ? connection : connection.withoutPlace();
  }

  private boolean isSeen(String name) {
    try {
      rights.grantsOn(name);
      return true;
    } catch (AccessDeniedException denied) {
      return false;
    }
  }
}
