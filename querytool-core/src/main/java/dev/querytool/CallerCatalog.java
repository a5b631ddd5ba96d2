package dev.querytool;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Grant;
import dev.querytool.access.Permission;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataCatalog;
import java.util.List;

/** The catalogue as one caller may use it. */
final class CallerCatalog implements MetadataCatalog {

  private final MetadataCatalog visible;
  private final CallerRights rights;

  private CallerCatalog(MetadataCatalog visible, CallerRights rights) {
    this.visible = visible;
    this.rights = rights;
  }

  static CallerCatalog of(Wiring wiring, CallerRights rights) {
    return new CallerCatalog(
        wiring
            .catalog()
            .visibleTo(connection -> narrow(rights, connection), wiring.annotations(rights)),
        rights);
  }

  @Override
  public ConnectionCatalog on(String connection) {
    rights.require(Permission.CATALOG_READ, connection);
    return new CallerConnectionCatalog(
        visible.on(connection), new CatalogRights(rights, connection));
  }

  private static List<Grant> narrow(CallerRights rights, String connection) {
    return rights.grantsOn(connection).stream()
        .map(BoundGrant::grant)
        .filter(grant -> !grant.isEverything())
        .toList();
  }
}
