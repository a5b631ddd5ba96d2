package dev.querytool.catalog;

import dev.querytool.connection.ReadSession;
import dev.querytool.connection.RegistrationStep;

/** Reads a new connection's structure and stores it together with the connection. */
final class StructureRegistration implements RegistrationStep {

  private final StoredCatalog stored;
  private final StructureLimits limits;

  StructureRegistration(StoredCatalog stored, StructureLimits limits) {
    this.stored = stored;
    this.limits = limits;
  }

  @Override
  public Prepared prepare(String name, ReadSession session) {
    DatabaseStructure structure = MetadataReader.read(name, session, limits);
    return saved -> stored.merge(saved, structure);
  }
}
