package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.RegistrationStep;
import java.time.Clock;

/**
 * The structure of registered databases, with Chinese names, notes and synonyms that people gave.
 * Safe for use by many threads; starts no threads.
 */
public interface MetadataCatalog {

  /**
   * Creates a catalogue.
   *
   * @param sessions lends the sessions in which databases are read
   * @param store where the structure is kept
   * @param clock tells when the structure was read or annotated
   */
  static ManagedCatalog create(ConnectionSessions sessions, CatalogStore store, Clock clock) {
    return new DefaultMetadataCatalog(
        requireNonNull(sessions, "sessions"),
        requireNonNull(store, "store"),
        requireNonNull(clock, "clock"));
  }

  /**
   * Returns the step that stores a connection's structure when it is registered: read before the
   * store is written, then merged by name within the registration's own transaction.
   *
   * @param store the store that the catalogue also uses
   * @param clock tells when the structure was read
   */
  static RegistrationStep registrationStep(CatalogStore store, Clock clock) {
    return new StructureRegistration(
        new StoredCatalog(requireNonNull(store, "store"), requireNonNull(clock, "clock")));
  }

  /**
   * Selects a connection.
   *
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  ConnectionCatalog on(String connection);
}
