package dev.querytool.catalog;

import dev.querytool.connection.ReadSession;
import dev.querytool.connection.RegistrationStep;

/** Reads a new connection's structure and stores it together with the connection. */
final class StructureRegistration implements RegistrationStep {

  private final StoredCatalog stored;

  StructureRegistration(StoredCatalog stored) {
    this.stored = stored;
  }

  @Override
  public Prepared prepare(String name, ReadSession session) {
    DatabaseStructure structure = MetadataReader.read(name, session);
    return saved -> stored.merge(saved, structure);
  }
}
