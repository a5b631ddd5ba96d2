package dev.querytool;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionNotFoundException;
import dev.querytool.connection.Dialect;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.SqlGuard;
import java.util.EnumMap;
import java.util.Map;

/** Requires that grants fit the catalogues of their connections. Safe for use by many threads. */
final class GrantFit {

  private final MetadataCatalog catalog;
  private final Map<Dialect, SqlGuard> guards = new EnumMap<>(Dialect.class);

  GrantFit(MetadataCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Requires that a grant fits, if its connection is there and has been read; what does not may
   * have been changed in the database since, so this is read once more.
   *
   * @throws ValidationException if it does not; the message says what
   */
  void require(Grant grant) {
    if (grant.isEverything()) {
      return;
    }
    ConnectionCatalog structure;
    try {
      structure = catalog.on(grant.connection());
    } catch (ConnectionNotFoundException missing) {
      return;
    }
    if (structure.snapshot().version() > 0) {
      require(grant, structure);
    }
  }

  private void require(Grant grant, ConnectionCatalog structure) {
    try {
      require(grant, structure.snapshot());
    } catch (ValidationException unfit) {
      refresh(structure, unfit);
      require(grant, structure.snapshot());
    }
  }

  private static void refresh(ConnectionCatalog structure, ValidationException unfit) {
    try {
      structure.refresh();
    } catch (QueryToolException unreachable) {
      unfit.addSuppressed(unreachable);
      throw unfit;
    }
  }

  private void require(Grant grant, CatalogSnapshot snapshot) {
    guard(snapshot.dialect()).requireFit(grant, snapshot);
  }

  private synchronized SqlGuard guard(Dialect dialect) {
    return guards.computeIfAbsent(dialect, SqlGuard::of);
  }
}
