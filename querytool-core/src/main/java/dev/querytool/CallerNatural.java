package dev.querytool;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.Caller;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Grant;
import dev.querytool.access.Permission;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.NaturalCaller;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.QueryChecks;
import dev.querytool.query.QueryObserver;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.vault.UserCredentials;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the translator may see and do for one caller. */
final class CallerNatural implements NaturalCaller {

  private final Wiring wiring;
  private final CallerRights rights;
  private final MetadataCatalog catalog;
  private final SafeQueryExecutor queries;
  private final QueryChecks checks;

  CallerNatural(Wiring wiring, CallerRights rights) {
    this.wiring = wiring;
    this.rights = rights;
    this.catalog = wiring.catalog().visibleTo(this::grantsOn, wiring.annotations(rights));
    this.queries = wiring.queries().as(rights);
    this.checks = wiring.queries().checks(rights);
  }

  @Override
  public DatabaseConnection requireAsking(String connection) {
    return require(Permission.QUERY_NATURAL, connection);
  }

  @Override
  public DatabaseConnection requireAnnotating(String connection) {
    return require(Permission.CATALOG_ANNOTATE, connection);
  }

  @Override
  public boolean seesEverything(String connection) {
    return grantsOn(connection).isEmpty();
  }

  @Override
  public boolean seesValues(CatalogSnapshot snapshot, TableMetadata table, FieldMetadata field) {
    return grantsOn(snapshot.connection()).stream()
        .map(grant -> grant.find(table.schemaName(), table.tableName(), snapshot.defaultSchema()))
        .allMatch(
            shown ->
                shown
                    .filter(own -> own.rows().isEmpty())
                    .filter(own -> !own.masks().containsKey(field.fieldName()))
                    .isPresent());
  }

  @Override
  public MetadataCatalog catalog() {
    return catalog;
  }

  @Override
  public QueryChecks checks() {
    return checks;
  }

  @Override
  public SafeQueryExecutor queries() {
    return queries;
  }

  /** Who may ask in words may still not use the credentials of the account; then there is none. */
  @Override
  public ModelKeys keys() {
    rights.requireLive();
    UserCredentials own = new UserCredentials(new CallerCredentials(wiring.vault(), rights), uid());
    return service ->
        rights.allow(Permission.CREDENTIALS_OWN, "")
            ? own.list().stream()
                .filter(credential -> credential.serviceName().equalsIgnoreCase(service))
                .findFirst()
                .map(credential -> own.open(credential.id()))
            : Optional.empty();
  }

  @Override
  public String uid() {
    return rights.caller().uid();
  }

  @Override
  public HistoryEntry.Builder newEntry(Instant time, String connection, String text) {
    Caller caller = rights.caller();
    return HistoryEntry.builder(time, connection, caller.uid(), text)
        .keyId(caller.keyId().orElse(null));
  }

  @Override
  public QueryObserver observer() {
    return wiring.observer();
  }

  @Override
  public void record(HistoryEntry entry) {
    wiring.history().record(entry);
  }

  private DatabaseConnection require(Permission permission, String connection) {
    rights.require(permission, connection);
    rights.grantsOn(connection);
    return wiring.connections().get(connection);
  }

  private List<Grant> grantsOn(String connection) {
    return rights.grantsOn(connection).stream()
        .map(BoundGrant::grant)
        .filter(grant -> !grant.isEverything())
        .toList();
  }
}
