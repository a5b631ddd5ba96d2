package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataCatalog;

/** The catalogue as one caller may use it. */
final class CallerCatalog implements MetadataCatalog {

  private final MetadataCatalog all;
  private final CallerRights rights;

  CallerCatalog(MetadataCatalog all, CallerRights rights) {
    this.all = all;
    this.rights = rights;
  }

  @Override
  public ConnectionCatalog on(String connection) {
    rights.requireWhole(Permission.CATALOG_READ, connection);
    return new CallerConnectionCatalog(all.on(connection), new CatalogRights(rights, connection));
  }
}
