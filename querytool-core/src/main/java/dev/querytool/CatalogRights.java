package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;

/**
 * What one caller may do with one catalogue.
 *
 * @param rights what the caller may do
 * @param connection the name of the connection
 */
record CatalogRights(CallerRights rights, String connection) {

  void requireReading() {
    rights.require(Permission.CATALOG_READ, connection);
  }

  void requireWriting() {
    rights.require(Permission.CATALOG_ANNOTATE, connection);
  }

  boolean mayKnowPlaces() {
    return rights.allow(Permission.CONNECTIONS_WRITE, "");
  }
}
