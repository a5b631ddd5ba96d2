package dev.querytool.catalog;

import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The structure of a test's database as it is read of any. */
public final class ReadCatalogs {

  private ReadCatalogs() {}

  /** Reads the structure of a database, which is called shop. */
  public static CatalogSnapshot of(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      DatabaseStructure read = MetadataReader.of(database.dialect()).read(connection);
      return new CatalogSnapshot("shop", database.dialect(), 1, Instant.EPOCH, read);
    }
  }
}
