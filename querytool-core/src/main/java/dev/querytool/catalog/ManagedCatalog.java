package dev.querytool.catalog;

/** The catalogue as the one who made it holds it. Safe for use by many threads. */
public interface ManagedCatalog extends MetadataCatalog, AutoCloseable {

  /**
   * Lets go of what is kept in memory; the store is not closed. Using the catalogue afterwards
   * throws {@link IllegalStateException}; closing twice is harmless.
   */
  @Override
  void close();
}
