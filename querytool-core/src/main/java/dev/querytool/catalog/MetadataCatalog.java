package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.RegistrationStep;
import java.time.Clock;

/**
 * The structure of registered databases, with Chinese names, notes and synonyms that people gave.
 * Safe for use by many threads; has a thread of its own only while it reads a structure.
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
    return create(sessions, store, clock, StructureLimits.defaults());
  }

  /**
   * Creates a catalogue.
   *
   * @param sessions where databases are read through
   * @param store where what was read is kept
   * @param clock tells when something was read or written
   * @param limits how much a database may tell
   */
  static ManagedCatalog create(
      ConnectionSessions sessions, CatalogStore store, Clock clock, StructureLimits limits) {
    return new DefaultMetadataCatalog(
        requireNonNull(sessions, "sessions"),
        requireNonNull(store, "store"),
        requireNonNull(clock, "clock"),
        requireNonNull(limits, "limits"));
  }

  /**
   * Returns the step that stores a connection's structure when it is registered: read before the
   * store is written, then merged by name within the registration's own transaction.
   *
   * @param store the store that the catalogue also uses
   * @param clock tells when the structure was read
   */
  static RegistrationStep registrationStep(CatalogStore store, Clock clock) {
    return registrationStep(store, clock, StructureLimits.defaults());
  }

  /**
   * Returns the step by which registering a connection also stores its structure.
   *
   * @param store the store that the catalogue reads from as well
   * @param clock tells when the structure was read
   * @param limits how much a database may tell
   */
  static RegistrationStep registrationStep(
      CatalogStore store, Clock clock, StructureLimits limits) {
    return new StructureRegistration(
        new StoredCatalog(requireNonNull(store, "store"), requireNonNull(clock, "clock")),
        requireNonNull(limits, "limits"));
  }

  /**
   * Selects a connection.
   *
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  ConnectionCatalog on(String connection);
}
