package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.guard.GrantedView;
import dev.querytool.guard.Inspection;
import dev.querytool.natural.AskedConnection;
import dev.querytool.query.ManagedQueries;

/** A connection as one caller may ask it in words. */
final class CallerAskedConnection implements AskedConnection {

  private final String name;
  private final ConnectionSessions connections;
  private final ConnectionCatalog catalog;
  private final ManagedQueries queries;
  private final CallerRights rights;

  private CallerAskedConnection(
      String name,
      ConnectionSessions connections,
      ConnectionCatalog catalog,
      ManagedQueries queries,
      CallerRights rights) {
    this.name = name;
    this.connections = connections;
    this.catalog = catalog;
    this.queries = queries;
    this.rights = rights;
  }

  /**
   * Turns to a connection.
   *
   * @throws dev.querytool.access.AccessDeniedException if the caller may not ask it, whether or not
   *     it is there
   */
  static CallerAskedConnection of(Wiring wiring, String name, CallerRights rights) {
    rights.require(Permission.QUERY_NATURAL, name);
    rights.grantsOn(name);
    return new CallerAskedConnection(
        wiring.connections().connection(name).name(),
        wiring.connections(),
        wiring.catalog().visibleTo(other -> CallerCatalog.narrow(rights, other)).on(name),
        wiring.queries(),
        rights);
  }

  @Override
  public DatabaseConnection connection() {
    return connections.connection(name);
  }

  @Override
  public String caller() {
    return rights.caller().uid();
  }

  @Override
  public void requireAsking() {
    rights.require(Permission.QUERY_NATURAL, name);
  }

  @Override
  public void requireAnnotating() {
    rights.require(Permission.CATALOG_ANNOTATE, name);
  }

  @Override
  public boolean seesEverything() {
    return GrantedView.of(rights.grantsOn(name)).isEverything();
  }

  @Override
  public ConnectionCatalog catalog() {
    return catalog;
  }

  @Override
  public Inspection inspect(String sql) {
    return queries.inspect(name, sql, rights);
  }
}
