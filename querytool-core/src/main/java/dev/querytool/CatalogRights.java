package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.catalog.MetadataReadException;
import dev.querytool.connection.ConnectionFailedException;
import dev.querytool.error.QueryToolException;

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

  /** Returns a failure to read the database anew as the caller may hear of it. */
  QueryToolException told(ConnectionFailedException failure) {
    return mayKnowPlaces() ? failure : failure.withoutPlace(connection);
  }

  /** Who sees a part only is not told what stands in the rest either. */
  QueryToolException told(MetadataReadException failure) {
    boolean all = rights.grantsOn(connection).stream().allMatch(own -> own.grant().isEverything());
    return all && mayKnowPlaces() ? failure : failure.withoutReason(connection);
  }

  private boolean mayKnowPlaces() {
    return rights.allow(Permission.CONNECTIONS_WRITE, "");
  }
}
